/** The inbox folder as it is named on the command line. */
import { statSync } from 'node:fs'
import { CommandFailure } from './command-failure.ts'

/** Throws `CommandFailure` when it is no folder: it may go away later, but a slip of the pen should be noticed now. */
export function assertInboxDir(dir: string): void {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true) return
  throw new CommandFailure(`“${dir}” is not a folder. Make it first, or check its name.`)
}
