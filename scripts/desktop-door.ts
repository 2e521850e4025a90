/**
 * Opens the desktop window where that can be done, fetching the Electron runtime when it is missing. Where it cannot,
 * the answer is the reason, in words that complete “the desktop window cannot open: …”.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { missingElectronReason } from './electron-runtime.ts'

/** A download of some 120 MB must have a chance on a slow line, but a dead one must not hold the reader up for long. */
const FETCH_LIMIT_MS = 180_000
/** An Electron that ends with an error this soon never showed a window. */
const EARLY_END_MS = 8_000

export interface Machine {
  platform: NodeJS.Platform
  isRoot: boolean
  environment: Record<string, string | undefined>
}

export function hasDisplay({ platform, environment }: Machine): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/** Why this machine cannot show the window whatever is installed; null when it can. */
export function whyNoWindow(machine: Machine): string | null {
  if (!hasDisplay(machine)) return 'there is no display'
  if (machine.platform === 'linux' && machine.isRoot) {
    return 'Electron runs as root only without its sandbox, which Offprint does not give up'
  }
  return null
}

/** The line of a program's complaints that says most, short enough for a sentence; null when there is none. */
export function mainComplaint(output: string): string | null {
  const lines = output
    .split('\n')
    // Chromium begins each line with process, time and place in brackets.
    .map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  const line = lines.find((candidate) => /error|fatal|failed|cannot/i.test(candidate)) ?? lines[0]
  if (line === undefined) return null
  const plain = line.replace(/^(?:\w*Error|FATAL):\s*/, '').replace(/[.\s]+$/, '')
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain
}

const electronDir = () => dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Fetches the runtime when it is missing. Null when it is there then, else the reason why not. */
export function ensureRuntime(): string | null {
  if (missingElectronReason() === null) return null
  console.log('Fetching the Electron runtime, once (about 120 MB)…')
  const { status, signal, stderr } = spawnSync(process.execPath, [join(electronDir(), 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: FETCH_LIMIT_MS,
  })
  if (status === 0 && missingElectronReason() === null) return null
  if (signal !== null) {
    return `the Electron runtime could not be downloaded within ${FETCH_LIMIT_MS / 60_000} minutes`
  }
  const complaint = mainComplaint(stderr)
  return `the Electron runtime could not be downloaded${complaint === null ? '' : ` (${complaint})`}`
}

/**
 * Runs Electron until it ends. Resolves to its exit code, or to the reason why no window came up.
 * `onStarted` is given the process, so that signals can be passed on.
 */
export function runElectron(
  appRoot: string,
  args: string[],
  onStarted: (child: ChildProcess) => void,
): Promise<{ code: number } | { reason: string }> {
  // Outside of Electron the package is the path of the runtime, which is known to be there by now.
  const executable: string = createRequire(import.meta.url)('electron')
  return watchProgram(
    spawn(executable, [appRoot, ...args], { stdio: ['inherit', 'inherit', 'pipe'] }),
    onStarted,
  )
}

/** See `runElectron`. What an early end had to complain about becomes the reason instead of noise. */
export function watchProgram(
  child: ChildProcess,
  onStarted: (child: ChildProcess) => void,
): Promise<{ code: number } | { reason: string }> {
  onStarted(child)
  let complaints = ''
  let isEarly = true
  const passOn = () => {
    isEarly = false
    process.stderr.write(complaints)
  }
  const timer = setTimeout(passOn, EARLY_END_MS)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (isEarly) complaints += text
    else process.stderr.write(text)
  })
  return new Promise((resolve) => {
    const end = (answer: { code: number } | { reason: string }) => {
      clearTimeout(timer)
      resolve(answer)
    }
    child.once('error', (error) => end({ reason: `Electron could not be started (${error.message})` }))
    child.once('close', (code, signal) => {
      // A signal is how a crash at the start ends too; one that the person sent is dealt with by the caller.
      if (isEarly && code !== 0) {
        const complaint = mainComplaint(complaints) ?? (signal === null ? `exit code ${code}` : signal)
        return end({ reason: `Electron could not be started (${complaint})` })
      }
      end({ code: code ?? 0 })
    })
  })
}
