/** A timer whose undo is what it returns; passed in everywhere, so that tests decide when time passes. */
export function later(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}
