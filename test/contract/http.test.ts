import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { newSecret, startServer } from '../../src/serve/start-server.ts'
import { describeContract } from './contract-suite.ts'

describeContract('HTTP through the loopback server', async ({ open, bugs }) => {
  const server = await startServer({
    router: open.core.router,
    assets: open.assets,
    assetKey: newSecret(),
    rendererDir: import.meta.dirname,
    port: 0,
    onBug: (error) => bugs.push(error),
  })
  const link = new RPCLink({
    url: `http://127.0.0.1:${server.port}/rpc`,
    headers: { authorization: `Bearer ${server.token}` },
  })
  return { client: createORPCClient(link), close: () => server.close() }
})
