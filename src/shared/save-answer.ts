/** What the browser door answers to a page that was sent to it: the outcome of its import in words for people. */
import type { ImportOutcome } from './contract/schemas.ts'

export interface SaveAnswer {
  status: ImportOutcome['status']
  /** Of the article concerned; empty when there is none. */
  title: string
  /** A sentence for people. */
  message: string
}

export function saveAnswer(outcome: ImportOutcome): SaveAnswer {
  const { status } = outcome
  if (status === 'refused') return { status, title: '', message: `Not saved. ${outcome.message}` }
  const { title } = outcome
  switch (status) {
    case 'imported':
      return { status, title, message: `Saved: “${title}”.` }
    case 'duplicate':
      return { status, title, message: `“${title}” is in your library already; nothing has changed.` }
    case 'revised':
      return { status, title, message: `Saved as a newer copy of “${title}”. The earlier one is kept.` }
    case 'similar':
      return {
        status,
        title,
        message: `Your library has nearly the same article: “${title}”. Nothing was saved.`,
      }
  }
}
