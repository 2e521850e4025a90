/** `offprint bookmarklet`: the bookmark that saves the page one is reading. */
import { loadSaveKey, renewSaveKey } from '../../adapters/save-key.ts'
import { currentSurroundings, settingsDir } from '../../adapters/user-folders.ts'
import { bookmarklet } from '../../serve/bookmarklet.ts'
import type { Output } from '../output.ts'

/** Prints the bookmarklet for a server on `port` and how to install it. */
export function printBookmarklet(port: number, saveKey: string, output: Output): void {
  const address = bookmarklet(port, saveKey)
  output.remark(
    [
      'To install it, make a new bookmark in your browser, name it “Save to Offprint”, and paste the line below as its address.',
      `It saves the page you are reading while “offprint serve --port ${port}” runs.`,
      'It holds the key to saving into your library: keep it to yourself.',
    ].join('\n'),
  )
  output.line(address)
  output.json({ bookmarklet: address })
}

export async function bookmarkletCommand(
  options: { port: number; isKeyRenewed: boolean },
  output: Output,
): Promise<void> {
  const folder = settingsDir(currentSurroundings())
  const key = options.isKeyRenewed ? await renewSaveKey(folder) : await loadSaveKey(folder)
  if (options.isKeyRenewed) {
    output.remark('The old bookmarklet works no more once “offprint serve” has been started again.')
  }
  printBookmarklet(options.port, key, output)
}
