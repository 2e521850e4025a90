/**
 * Every way a command can fail, as one sentence on stderr. A stack trace helps nobody who typed a command; unexpected
 * exceptions inside the core are in the library's log under the id that the sentence names.
 */
import { ORPCError } from '@orpc/client'

/** A failure whose message is meant for the person as it stands. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommandFailure'
  }
}

// Errors of these names carry sentences for people; comparing names spares loading the modules that define them.
const SENTENCE_ERRORS = new Set([
  'CommandFailure',
  'UnopenableLibraryError',
  'NewerLibraryError',
  'StorageError',
  'UnreadableSource',
  'RefusedDocument',
])

const SYSTEM_SENTENCES: Record<string, string> = {
  EADDRINUSE: 'This port is in use. Choose another with --port, or leave the option out for any free one.',
  EACCES: 'Permission was denied. Check that you may read and change the files concerned.',
  EPERM: 'Permission was denied. Check that you may read and change the files concerned.',
  EROFS: 'The disk is read-only. Choose another folder with --library.',
  ENOSPC: 'The disk is full. Make room, then try again; what was saved before is safe.',
}

interface Issue {
  message: string
  path?: PropertyKey[]
}

function invalidInputSentence(error: ORPCError<string, unknown>): string {
  const data = error.data as { issues?: Issue[] } | undefined
  const issue = data?.issues?.[0]
  if (!issue) return error.message
  const place = issue.path?.map(String).join('.')
  return place ? `The ${place} given is not valid: ${issue.message}.` : `This is not valid: ${issue.message}.`
}

/** The sentence for whatever was thrown. */
export function failureSentence(error: unknown): string {
  if (error instanceof ORPCError) {
    return error.code === 'BAD_REQUEST' ? invalidInputSentence(error) : error.message
  }
  if (!(error instanceof Error)) return `Something unexpected happened: ${String(error)}`
  if (SENTENCE_ERRORS.has(error.name)) return error.message
  const known = 'code' in error ? SYSTEM_SENTENCES[String(error.code)] : undefined
  return known ?? `Something unexpected happened: ${error.message.split('\n', 1)[0]}`
}
