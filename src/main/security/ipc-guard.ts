/**
 * Lets only our own page's main frame talk to main. A frame from elsewhere should never exist, and if one does, it
 * must not reach dialogs or files.
 */
import type { IpcMainInvokeEvent } from 'electron'
import { isAppUrl } from './app-origin.ts'

/** What the decision needs of Electron's event; a null frame has navigated away or is gone. */
export interface MessageSender {
  senderFrame: { readonly url: string; readonly parent: unknown } | null
}

export function isOwnPage(sender: MessageSender): boolean {
  const frame = sender.senderFrame
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}

/** Wraps a handler so that it runs for our own page only and throws for everybody else. */
export function forOwnPage<Result>(
  handle: (event: IpcMainInvokeEvent, ...values: unknown[]) => Result,
): (event: IpcMainInvokeEvent, ...values: unknown[]) => Result {
  return (event, ...values) => {
    if (!isOwnPage(event)) throw new Error('Only the reader’s own page may ask this.')
    return handle(event, ...values)
  }
}
