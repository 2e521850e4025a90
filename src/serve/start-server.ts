/**
 * The browser door: an HTTP server on the loopback interface that hands the built page, the stored images and the
 * contract's procedures to whoever knows this start's token. Nothing here knows what the procedures do.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AnyRouter } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { findStaticFile } from '../adapters/page-files.ts'
import type { BlobStore } from '../core/ports/ports.ts'
import { answerRefusal, setDefensiveHeaders } from './answer.ts'
import { type Refusal, refuseForeignPage, refuseHost, refuseWithoutToken } from './request-guard.ts'
import { createSaveEndpoint, SAVE_PATH, type Saving } from './save-endpoint.ts'
import { answerStaticFile } from './static-files.ts'
import { answerStoredImage, parseImagePath } from './stored-image.ts'

const LOOPBACK = '127.0.0.1'
const RPC_PREFIX = '/rpc'
// A batch of chosen files travels in one body. The import refuses a single file that is too large with a sentence of
// its own, so this only has to keep a body from filling the memory.
const MAX_BODY_BYTES = 512 * 1024 * 1024

export interface ServerOptions {
  router: AnyRouter
  assets: BlobStore
  /** The part of `assetBase` that only our own page knows, see `newSecret`. */
  assetKey: string
  /** Folder of the built page. */
  rendererDir: string
  /** 0 for any free port. */
  port: number
  /** Told about exceptions outside the procedures, which have their own log. */
  onBug: (error: unknown) => void
  token?: string
  /** Absent where foreign pages may not save anything. */
  saving?: Saving
}

export interface RunningServer {
  port: number
  token: string
  /** The page's address with the token in the fragment, which browsers never send. */
  address: string
  /** Ends the event streams, closes every connection and stops listening. */
  close(): Promise<void>
}

/** 32 random bytes in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

function makeAnswer(options: ServerOptions, token: string, port: () => number): Answer {
  const rpc = new RPCHandler(options.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  })
  const save = options.saving && createSaveEndpoint(options.saving)
  return async (request, response) => {
    const nonce = setDefensiveHeaders(response)
    const refuse = (refusal: Refusal) => answerRefusal(response, refusal)
    // `url` may also be absolute; only its path form is ours.
    const pathname = (request.url ?? '').split('?', 1)[0] as string
    const foreign = refuseHost(request.headers, port())
    if (foreign) return refuse(foreign)

    if (save && pathname === SAVE_PATH) return save(request, response)
    if (pathname.startsWith(`${RPC_PREFIX}/`)) {
      const refusal =
        refuseForeignPage(request.headers) ??
        refuseWithoutToken(request.headers, token) ??
        (request.method === 'POST' ? null : { status: 405, message: 'Procedures are called with POST.' })
      if (refusal) return refuse(refusal)
      const { matched } = await rpc.handle(request, response, { prefix: RPC_PREFIX })
      if (!matched) refuse({ status: 404, message: 'There is no such procedure.' })
      return
    }

    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse({ status: 405, message: 'Pages are read with GET.' })
    const image = parseImagePath(pathname)
    if (image) {
      const refusal = refuseForeignPage(request.headers)
      return refusal ? refuse(refusal) : answerStoredImage(response, options.assets, image, options.assetKey)
    }
    const file = await findStaticFile(options.rendererDir, pathname)
    if (file) return answerStaticFile(response, file, nonce)
    refuse({ status: 404, message: 'There is nothing at this address.' })
  }
}

// A request must arrive in reasonable time, so that half-open ones do not pile up; answers may take as long as they
// need, or event streams would be cut.
function limitConnections(server: Server): void {
  server.headersTimeout = 10_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 10_000
  server.maxHeadersCount = 64
  server.maxConnections = 256
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Starts listening. Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const token = options.token ?? newSecret()
  let port = options.port
  const answer = makeAnswer(options, token, () => port)
  const server = createServer(
    { connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        // A connection that the other side closed is not a bug.
        if (response.destroyed) return
        options.onBug(error)
        if (response.headersSent) response.destroy()
        else
          answerRefusal(response, { status: 500, message: 'Something went wrong; the log has the details.' })
      })
    },
  )
  limitConnections(server)
  port = await listen(server, options.port)
  return {
    port,
    token,
    address: `http://${LOOPBACK}:${port}/#token=${token}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
