/**
 * Turns whatever a call threw into one sentence for people. Expected failures bring their own.
 */
import { isDefinedError, ORPCError } from '@orpc/client'

/** A sentence that says what failed; never a stack or a code. */
export function failureSentence(error: unknown): string {
  if (error instanceof ORPCError) {
    const { status, message } = error
    if (isDefinedError(error)) return message
    if (status === 401)
      return 'Offprint was started anew and does not know this window. Open the address it printed.'
    return 'Something went wrong inside Offprint. Nothing was changed.'
  }
  return 'Offprint is not answering. Nothing was changed.'
}
