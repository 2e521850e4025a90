/** Turns the errors of the file system into sentences that say what to do. */
import { StorageError, UnreadableSource } from '../core/ports/ports.ts'

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** For writes into the library. */
export function toStorageError(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StorageError('The disk is full. Make room, then try again; what was saved before is safe.', {
        cause: error,
      })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StorageError(
        'The library may not be written. Check that you may change files in its folder.',
        {
          cause: error,
        },
      )
    default:
      return error
  }
}

/** For reads of documents to import; `path` is shown to the person who chose it. */
export function toUnreadableSource(error: unknown, path: string): UnreadableSource {
  const options = { cause: error }
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UnreadableSource(
        'FILE_MISSING',
        `There is no file “${path}”. Check the name, or choose it again.`,
        options,
      )
    case 'EACCES':
    case 'EPERM':
      return new UnreadableSource(
        'NO_PERMISSION',
        `“${path}” may not be read. Give yourself permission to read it, then import it again.`,
        options,
      )
    default:
      return new UnreadableSource(
        'READ_FAILED',
        `“${path}” could not be read (${errorCode(error) || 'unknown error'}). Check the disk or copy the file elsewhere, then import it again.`,
        options,
      )
  }
}
