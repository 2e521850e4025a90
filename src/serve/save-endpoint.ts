/**
 * `POST /save`: the one address of this server that foreign pages may use, since a bookmarklet runs inside them. All
 * that it can do is add an article, and only for whoever has the save key.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { SaveAnswer } from '../shared/save-answer.ts'
import { isSameSecret, type Refusal } from './request-guard.ts'
import { isForm, readSavedPage, type SavedPage } from './save-request.ts'

export const SAVE_PATH = '/save'

export interface Saving {
  /** See `save-key.ts`. */
  key: string
  save(page: SavedPage): Promise<SaveAnswer>
}

// A form shows its key only in the body, which anybody may make this server read; so few are read at a time.
const MAX_AT_ONCE = 8

const WRONG_KEY: Refusal = {
  status: 401,
  message: 'The save key is not the right one. Run “offprint bookmarklet” and install the bookmarklet anew.',
}
const BUSY: Refusal = {
  status: 503,
  message: 'Too many pages are being saved at once. Try again in a moment.',
}
const WRONG_METHOD: Refusal = { status: 405, message: 'Pages are saved with POST.' }

// Credentials are never allowed, so the echo opens nothing to a page that `*` would not.
function allowOrigin(response: ServerResponse, headers: IncomingHttpHeaders): void {
  response.setHeader('vary', 'Origin')
  if (headers.origin === undefined) return
  response.setHeader('access-control-allow-origin', headers.origin)
}

function answerPreflight(response: ServerResponse, headers: IncomingHttpHeaders): void {
  response.setHeader('access-control-allow-methods', 'POST')
  response.setHeader('access-control-allow-headers', 'authorization, content-type')
  response.setHeader('access-control-max-age', '600')
  // https://wicg.github.io/private-network-access: a public page asks whether it may reach a loopback address.
  if (headers['access-control-request-private-network'] === 'true')
    response.setHeader('access-control-allow-private-network', 'true')
  response.writeHead(204).end()
}

function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1]
}

/** A new tab shows the sentence; a script gets JSON. */
function answerWith(response: ServerResponse, status: number, answer: SaveAnswer, isTab: boolean): void {
  const body = Buffer.from(isTab ? `${answer.message}\n` : JSON.stringify(answer))
  response.setHeader('content-type', isTab ? 'text/plain; charset=utf-8' : 'application/json')
  response.setHeader('content-length', body.byteLength)
  // Of a body that was refused the rest may still be on its way.
  if (status !== 200) response.setHeader('connection', 'close')
  response.writeHead(status)
  response.end(body)
}

/** Answers requests to `SAVE_PATH` whose `Host` has been checked; the defensive headers are set already. */
export function createSaveEndpoint(
  saving: Saving,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let running = 0
  return async (request, response) => {
    const { headers } = request
    const isTab = isForm(headers['content-type'] ?? '')
    const refuse = ({ status, message }: Refusal) =>
      answerWith(response, status, { status: 'refused', title: '', message }, isTab)
    allowOrigin(response, headers)
    if (request.method === 'OPTIONS' && headers.origin !== undefined)
      return answerPreflight(response, headers)
    if (request.method !== 'POST') return refuse(WRONG_METHOD)
    const bearer = bearerOf(headers)
    // Without a header only a form may go on: its key stands in the body.
    if (bearer === undefined ? !isTab : !isSameSecret(bearer, saving.key)) return refuse(WRONG_KEY)
    if (running >= MAX_AT_ONCE) return refuse(BUSY)
    running++
    try {
      const page = await readSavedPage(request)
      if (!page.isOk) return refuse(page.refusal)
      if (bearer === undefined && !isSameSecret(page.value.key ?? '', saving.key)) return refuse(WRONG_KEY)
      answerWith(response, 200, await saving.save(page.value), isTab)
    } finally {
      running--
    }
  }
}
