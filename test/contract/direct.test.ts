import { createDirectClient } from '../../src/core/direct-client.ts'
import { describeContract } from './contract-suite.ts'

describeContract('direct calls', async ({ open }) => ({
  client: createDirectClient(open.core),
  close: async () => {},
}))
