/** Serves the built page: the files of `page-files.ts` as HTTP answers. */
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { StaticFile } from '../adapters/page-files.ts'
import { NONCE_PLACEHOLDER } from '../shared/security/content-security-policy.ts'
import { answerBytes } from './answer.ts'

/** Answers with the file; a page gets `nonce` where it has the placeholder. Throws when the file cannot be read. */
export async function answerStaticFile(
  response: ServerResponse,
  file: StaticFile,
  nonce: string,
): Promise<void> {
  const bytes = await readFile(file.path)
  if (file.isImmutable) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
  const isPage = file.mediaType.startsWith('text/html')
  const body = isPage ? Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : bytes
  answerBytes(response, file.mediaType, body)
}
