/** The utility process that runs the core on the desktop: nothing but its wiring, see `core-host.ts`. */
import { openCore } from '../adapters/open-core.ts'
import { type ParentLine, runCoreHost } from './core-link/core-host.ts'
import { later } from './later.ts'

runCoreHost({
  parent: process.parentPort satisfies ParentLine,
  openCore,
  // Built beside this file under its own name, see electron.vite.config.ts.
  parserWorkerUrl: new URL('./parser-worker.js', import.meta.url),
  exit: (code) => process.exit(code),
  later,
})
