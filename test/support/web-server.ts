/** A small web on the loopback interface, with sites that misbehave where a test wants them to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPageFetcher } from '../../src/adapters/page-fetcher.ts'
import type { PageFetcher } from '../../src/core/ports/page-fetcher.ts'

export type Site = (request: IncomingMessage, response: ServerResponse) => void

export interface TestWeb {
  port: number
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** What was asked, in order. */
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** Answers at a path; any other is a 404. */
  sites: Map<string, Site>
  close(): Promise<void>
}

export async function startTestWeb(): Promise<TestWeb> {
  const sites = new Map<string, Site>()
  const requests: TestWeb['requests'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const site = sites.get(path)
    if (site) site(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    requests,
    sites,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function answer(type: string | null, body: string | Uint8Array, status = 200): Site {
  return (_request, response) => {
    response.writeHead(status, type === null ? {} : { 'content-type': type })
    response.end(body)
  }
}

export function redirect(location: string, status = 302): Site {
  return (_request, response) => response.writeHead(status, { location }).end()
}

/** Takes 127.0.0.1 for an address of the public internet, and nothing else on this machine. */
export function loopbackFetcher(): PageFetcher {
  return createPageFetcher({ version: '1.2.3', isAllowed: (address) => address === '127.0.0.1' })
}

/** A page whose article is about `topic`. */
export function newsPage(topic: string, extra = ''): string {
  const paragraph = `The people of Sandvik talked about ${topic} for most of the evening, and nobody left early. `
  return `<!doctype html><html lang="en"><head><title>All about ${topic}</title></head><body><article><h1>All about ${topic}</h1>
    <p>${paragraph.repeat(3)}</p>${extra}<p>${`The council will decide on ${topic} in the spring. `.repeat(5)}</p></article></body></html>`
}
