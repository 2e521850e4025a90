/** The bookmarklet on pages of another origin, in a browser that means its rules. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bookmarklet } from '../../src/serve/bookmarklet.ts'
import { answer, newsPage, type Site, startTestWeb, type TestWeb } from '../support/web-server.ts'
import { type BrowserDoor, openBrowserDoor } from './support/browser-door.ts'

let folder: string
let door: BrowserDoor
let web: TestWeb
let script: string

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-bookmarklet-'))
  web = await startTestWeb()
  door = await openBrowserDoor(folder)
  const key = (await readFile(join(folder, 'settings', 'save-key'), 'utf8')).trim()
  const address = bookmarklet(Number(new URL(door.origin).port), key)
  script = decodeURIComponent(address.slice('javascript:'.length))
})
test.afterEach(async () => {
  await door.stop()
  await web.close()
  await rm(folder, { recursive: true })
})

const under =
  (policy: string, html: string): Site =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html)

const titles = async () => (await door.client.article.list({})).items.map((article) => article.title)

test('saves the page, and a changed one as a newer copy when the person agrees', async ({ page }) => {
  web.sites.set('/story', answer('text/html', newsPage('the bookmark')))
  await page.goto(`${web.origin}/story`)
  const said: string[] = []
  page.on('dialog', (dialog) => {
    said.push(`${dialog.type()}: ${dialog.message()}`)
    return dialog.accept()
  })
  await page.evaluate(script)
  await expect.poll(() => said).toEqual(['alert: Offprint: Saved: “All about the bookmark”.'])
  await page.evaluate(() => {
    const more = document.createElement('p')
    more.textContent = 'This sentence came later than all the others.'
    document.querySelector('article')?.append(more)
  })
  await page.evaluate(script)
  await expect
    .poll(() => said.slice(1))
    .toEqual([
      'confirm: Your library has nearly the same article: “All about the bookmark”. Nothing was saved. Add this page as a newer copy of it?',
      'alert: Offprint: Saved as a newer copy of “All about the bookmark”. The earlier one is kept.',
    ])
  expect(await titles()).toEqual(['All about the bookmark'])
})

test('opens a tab where the page forbids its scripts to connect', async ({ page, context }) => {
  web.sites.set('/story', under("connect-src 'none'", newsPage('closed doors')))
  await page.goto(`${web.origin}/story`)
  const opened = context.waitForEvent('page')
  await page.evaluate(script)
  await expect((await opened).locator('body')).toHaveText('Saved: “All about closed doors”.')
  expect(await titles()).toEqual(['All about closed doors'])
})

test('says so where the page forbids forms, too', async ({ page }) => {
  web.sites.set('/story', under("connect-src 'none'; form-action 'none'", newsPage('locked doors')))
  await page.goto(`${web.origin}/story`)
  const said = page.waitForEvent('dialog')
  // The dialog holds up the script, so it is answered before the script's end is waited for.
  const ran = page.evaluate(script)
  const dialog = await said
  expect(dialog.message()).toContain('forbids sending it anywhere')
  await dialog.accept()
  await ran
  expect(await titles()).toEqual([])
})
