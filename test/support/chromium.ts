/**
 * Finds a Chromium for the tests: an explicit path first, then Playwright's own, then the system's.
 * `scripts/ensure-browser.ts` installs one before the tests when none of these is there.
 */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Without these, a Chromium start asks its maker's hosts for updates and models, which tests must not do. */
export const CHROMIUM_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Path of the browser to test with, or undefined when there is none. */
export function findChromium(): string | undefined {
  const explicit = process.env.OFFPRINT_CHROMIUM
  if (explicit) return explicit
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => path !== '' && existsSync(path))
}

/** Like `findChromium`; throws a sentence that says what to do. */
export function chromiumExecutable(): string {
  const path = findChromium()
  if (path) return path
  throw new Error(
    'No Chromium was found for the tests. Install one (Debian: apt-get install chromium), or set OFFPRINT_CHROMIUM to its path.',
  )
}
