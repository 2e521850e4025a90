/**
 * One polite live region for the whole window. Things that happen out of sight of a screen reader are said here.
 */
import { createStore, useStore } from './store.ts'

const message = createStore({ text: '', turn: 0 })

/** Has `text` read out once the reader is idle; a later message replaces one that was not read yet. */
export function announce(text: string): void {
  message.set({ text, turn: message.get().turn + 1 })
}

/** Rendered once, near the root. */
export function Announcer() {
  const { text, turn } = useStore(message)
  // A no-break space at every other turn makes a repeated message a change, which is what gets read.
  return (
    <div className="visually-hidden" role="status" data-testid="announcer">
      {turn % 2 === 0 ? text : `${text}\u00a0`}
    </div>
  )
}
