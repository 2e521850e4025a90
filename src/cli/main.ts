#!/usr/bin/env node
/** The command line door: runs one command and ends with its exit code. */
import { runCommandLine } from './run-command-line.ts'

// A reader that has seen enough (`offprint list | head`) closes the pipe; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// Set rather than passed to `exit`, so that what is written to a pipe arrives whole.
process.exitCode = await runCommandLine(process.argv.slice(2), process.stdout, process.stderr)
