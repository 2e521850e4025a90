/**
 * The test function of the end-to-end tests. Each test gets a library and a door of its own, and every page is watched:
 * a request to another origin, an error on the console, a dialog, a popup or a download fails the test that made it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ConsoleMessage, expect, type Page, type Request } from '@playwright/test'
import { type BrowserDoor, openBrowserDoor } from './browser-door.ts'

export { expect }

/** What happened in the page that never may. */
export interface Incidents {
  list: string[]
  /** Console errors that match are expected from here on, such as those of a server that is down. */
  expectConsole(pattern: RegExp): void
}

interface Fixtures {
  /** Folder of the test's library and preferences. */
  folder: string
  door: BrowserDoor
  incidents: Incidents
  /** A page with the reader open, on `door`. */
  reader: Page
}

function watchPage(page: Page, ownOrigins: () => string[]): Incidents {
  const list: string[] = []
  const expected: RegExp[] = []
  const note = (what: string) => list.push(what)
  page.on('request', (request: Request) => {
    const url = new URL(request.url())
    const isOwn = ownOrigins().includes(url.origin) || url.protocol === 'blob:'
    if (!isOwn) note(`request to ${request.url()}`)
  })
  page.on('console', (message: ConsoleMessage) => {
    const isBad = message.type() === 'error' || message.type() === 'warning'
    if (isBad && !expected.some((pattern) => pattern.test(message.text())))
      note(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => note(`uncaught: ${error.message}`))
  page.on('popup', (popup) => note(`popup ${popup.url()}`))
  page.on('download', (download) => note(`download ${download.url()}`))
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('websocket', (socket) => note(`web socket ${socket.url()}`))
  page.on('frameattached', () => note('frame attached'))
  page.on('worker', (worker) => note(`worker ${worker.url()}`))
  return { list, expectConsole: (pattern) => expected.push(pattern) }
}

export const test = base.extend<Fixtures>({
  // biome's and Playwright's needs meet in the empty pattern: fixtures are found by their names in it.
  folder: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `offprint-e2e-${browserName}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  door: async ({ folder }, use) => {
    const door = await openBrowserDoor(folder)
    await use(door)
    await door.stop()
  },
  incidents: async ({ page, door }, use) => {
    const incidents = watchPage(page, () => [door.origin])
    await use(incidents)
    expect(incidents.list).toEqual([])
  },
  reader: async ({ page, door, incidents }, use) => {
    expect(incidents.list).toEqual([])
    await page.goto(door.address)
    await expect(page.getByRole('navigation', { name: 'Library views' })).toBeVisible()
    await use(page)
  },
})
