import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import type { OffprintClient } from '../../src/shared/contract/client.ts'
import { describeContract } from './contract-suite.ts'

describeContract('a MessagePort', async ({ open }) => {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(open.core.router).upgrade(port1)
  const client: OffprintClient = createORPCClient(new RPCLink({ port: port2 }))
  return {
    client,
    async close() {
      port1.close()
      port2.close()
    },
  }
})
