#!/usr/bin/env node
/** The command line door: runs one command and ends with its exit code. */
import { CommanderError } from 'commander'
import { failureSentence } from './command-failure.ts'
import { createProgram } from './program.ts'

// A reader that has seen enough (`offprint list | head`) closes the pipe; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const USAGE_EXIT_CODE = 2

try {
  await createProgram(process.stdout, process.stderr).parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed the help or its own sentence.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_EXIT_CODE
  } else {
    process.stderr.write(`offprint: ${failureSentence(error)}\n`)
    process.exitCode = 1
  }
}
