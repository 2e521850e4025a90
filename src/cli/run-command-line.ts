/** Runs one command line from its words to its exit code; what ends the process is `main.ts` alone. */
import { CommanderError } from 'commander'
import { failureSentence } from './command-failure.ts'
import type { TextStream } from './output.ts'
import { createProgram } from './program.ts'

const USAGE_EXIT_CODE = 2

/** The exit code: 0, 1 when the command failed, 2 when it was not understood. Every failure is one sentence on `stderr`. */
export async function runCommandLine(
  words: readonly string[],
  stdout: TextStream,
  stderr: TextStream,
): Promise<number> {
  try {
    await createProgram(stdout, stderr).parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has printed the help or its own sentence.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_EXIT_CODE
    stderr.write(`offprint: ${failureSentence(error)}\n`)
    return 1
  }
}
