/**
 * Makes sure that there is a Chromium for the tests, installing one when a fresh machine has none. Each way in is tried
 * in turn and has a time limit, so that a machine without a network fails soon and says why.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from '../test/support/chromium.ts'

const DOWNLOAD_LIMIT_MS = 240_000
const APT_LIMIT_MS = 420_000

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** True when the program ended well within the limit. */
function run(command: string, args: string[], limitMs: number): boolean {
  console.log(`> ${[command === process.execPath ? 'node' : command, ...args].join(' ')}`)
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    timeout: limitMs,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      // Without an answer in this time the next mirror is tried.
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    },
  })
  return status === 0
}

/** The version that the browser tells about itself, or null when it does not even start. */
function versionOf(executable: string): string | null {
  const { status, stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 60_000 })
  return status === 0 ? stdout.trim() : null
}

function workingChromium(): string | null {
  const executable = findChromium()
  const version = executable === undefined ? null : versionOf(executable)
  if (executable === undefined || version === null) return null
  console.log(`Browser for the tests: ${version} (${executable})`)
  return executable
}

function playwright(args: string[], limitMs: number): boolean {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  return run(process.execPath, [cli, ...args], limitMs)
}

function installFromPackages(): void {
  // Chromium is there but lacks libraries, or is not there at all: the distribution's package brings both.
  if (run('apt-get', ['update'], APT_LIMIT_MS))
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], APT_LIMIT_MS)
}

/** Path of a browser that starts. Throws a sentence that says what to do when there is none and none can be had. */
export function ensureBrowser(): string {
  const present = workingChromium()
  if (present) return present
  if (process.env.OFFPRINT_CHROMIUM) {
    throw new Error(`OFFPRINT_CHROMIUM names “${process.env.OFFPRINT_CHROMIUM}”, which does not start.`)
  }
  console.log('No browser for the tests was found; installing one.')
  playwright(['install', 'chromium'], DOWNLOAD_LIMIT_MS)
  const downloaded = workingChromium()
  if (downloaded) return downloaded
  if (isRootOnDebian()) installFromPackages()
  const installed = workingChromium()
  if (installed) return installed
  throw new Error(
    'No Chromium could be installed for the tests. Install one (Debian: apt-get install chromium), or set OFFPRINT_CHROMIUM to its path.',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    ensureBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
