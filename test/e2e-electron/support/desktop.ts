/**
 * Starts the built program in Electron, with a library and preferences of its own, and collects what must not happen.
 * Where Electron cannot run, every test says so and why instead of passing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test'
import { whyNoWindow } from '../../../scripts/desktop-door.ts'
import { missingElectronReason } from '../../../scripts/electron-runtime.ts'

export const root = dirname(dirname(dirname(import.meta.dirname)))

export interface RunningDesktop {
  app: ElectronApplication
  page: Page
}

export interface DesktopFixture {
  /** A folder for this test alone; holds `library` and `settings`. */
  folder: string
  environment: Record<string, string>
  /** Console errors, page errors and requests that left our origin, of all windows started in this test. */
  incidents: string[]
  /** Starts the program with these files; it is closed at the end of the test at the latest. */
  start(...paths: string[]): Promise<RunningDesktop>
}

/** Null when Electron can run here. */
function skipReason(): string | null {
  const noWindow = whyNoWindow({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    environment: process.env,
  })
  return noWindow === null ? missingElectronReason() : `Electron cannot run here: ${noWindow}.`
}

function watch(page: Page, incidents: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') incidents.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith('app://offprint/')) incidents.push(`request: ${request.url()}`)
  })
}

function ownEnvironment(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(inherited),
    OFFPRINT_LIBRARY: join(folder, 'library'),
    OFFPRINT_SETTINGS: join(folder, 'settings'),
  }
}

const reason = skipReason()
// On stderr: a run that lists the tests as JSON has stdout for itself.
if (reason !== null) console.error(`SKIPPED: all Electron tests. ${reason}`)

export const test = base.extend<{ desktop: DesktopFixture }>({
  desktop: async ({ browserName: _ }, use) => {
    base.skip(reason !== null, reason ?? '')
    const folder = mkdtempSync(join(tmpdir(), 'offprint-electron-'))
    const environment = ownEnvironment(folder)
    const incidents: string[] = []
    const running: ElectronApplication[] = []
    await use({
      folder,
      environment,
      incidents,
      async start(...paths) {
        const app = await electron.launch({ args: [root, ...paths], cwd: root, env: environment })
        running.push(app)
        const page = await app.firstWindow()
        watch(page, incidents)
        await expect(page.getByRole('region', { name: 'Articles' })).toBeVisible()
        return { app, page }
      },
    })
    for (const app of running) await app.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect }
