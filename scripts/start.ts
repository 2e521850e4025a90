/**
 * `npm start`: builds what is missing or stale and opens the desktop window; where that cannot be, says why in one
 * sentence and opens the reader in the browser instead. Every machine ends with a working reader.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { buildIfStale } from './build-if-stale.ts'
import { ensureRuntime, hasDisplay, type Machine, runElectron, whyNoWindow } from './desktop-door.ts'
import { browserArguments, desktopArguments, parseStartOptions, type StartOptions } from './start-options.ts'

const root = dirname(import.meta.dirname)
const machine: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  environment: process.env,
}

// Ctrl+C reaches the children by itself; a signal for this process alone is passed on. Either way this process waits
// for them, so that the library is closed before the prompt comes back.
let child: ChildProcess | null = null
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopping = true
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal)
  })
}

/** Exit code of a command of the command line door. */
function runCommand(args: string[]): Promise<number> {
  const started = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    stdio: 'inherit',
    cwd: root,
  })
  child = started
  return new Promise((resolve) => {
    started.once('error', () => resolve(1))
    started.once('close', (code) => resolve(code ?? (isStopping ? 0 : 1)))
  })
}

async function openBrowserDoor(options: StartOptions): Promise<number> {
  let code = 0
  for (const args of browserArguments(options, hasDisplay(machine))) {
    // A file that could not be imported has been told about; the reader opens all the same.
    if (!isStopping) code = await runCommand(args)
  }
  return code
}

/** The exit code, or the reason why no window came up. */
async function openDesktopDoor(options: StartOptions): Promise<{ code: number } | { reason: string }> {
  const reason = whyNoWindow(machine) ?? ensureRuntime()
  if (reason !== null) return { reason }
  return runElectron(root, desktopArguments(options), (started) => {
    child = started
  })
}

async function start(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  if (!buildIfStale()) {
    console.error('Offprint could not be built; the lines above say why.')
    return 1
  }
  if (options.isBrowserWanted) return openBrowserDoor(options)
  const outcome = await openDesktopDoor(options)
  if ('code' in outcome) return outcome.code
  if (isStopping) return 0
  console.log(`The desktop window cannot open: ${outcome.reason}. The reader opens in the browser instead.`)
  return openBrowserDoor(options)
}

try {
  process.exitCode = await start()
} catch (error) {
  console.error(`Offprint: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
