import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleList, story } from '../e2e/support/screen.ts'
import { expect, root, test } from './support/desktop.ts'

test('the page has our abilities and nothing of Node or Electron', async ({ desktop }) => {
  const { page } = await desktop.start()
  const found = await page.evaluate(() => ({
    native: Object.keys(window.offprintNative ?? {}).sort(),
    strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    isSecure: window.isSecureContext,
    origin: window.location.origin,
  }))
  expect(found).toEqual({
    native: ['chooseFiles', 'handlesForDropped', 'onCommand', 'openExternal', 'platform'],
    strangers: [],
    isSecure: true,
    origin: 'app://offprint',
  })
})

test('no navigation, no window, no request, no permission', async ({ desktop }) => {
  const { app, page } = await desktop.start()
  const opened = await app.evaluateHandle(({ shell }) => {
    const list: string[] = []
    shell.openExternal = async (url) => void list.push(url)
    return list
  })
  const found = await page.evaluate(async () => {
    const blocked = (work: Promise<unknown>) => work.then(() => 'done').catch(() => 'blocked')
    const permission = await navigator.permissions.query({ name: 'geolocation' })
    return {
      popup: window.open('https://example.com/') === null,
      foreign: window.open('file:///etc/passwd') === null,
      fetched: await blocked(fetch('https://example.com/')),
      local: await blocked(fetch('http://127.0.0.1:9/')),
      geolocation: permission.state,
      media: await blocked(navigator.mediaDevices.getUserMedia({ audio: true })),
      clipboard: await blocked(navigator.clipboard.readText()),
    }
  })
  expect(found).toEqual({
    popup: true,
    foreign: true,
    fetched: 'blocked',
    local: 'blocked',
    geolocation: 'denied',
    media: 'blocked',
    clipboard: 'blocked',
  })
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'app://offprint/assets/']) {
    await page.evaluate((url) => {
      window.location.href = url
    }, address)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(page.url()).toBe('app://offprint/index.html')
  }
  expect(await opened.jsonValue()).toEqual(['https://example.com/'])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the scheme serves the page and nothing beside it', async ({ desktop }) => {
  const { page } = await desktop.start()
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/../main/index.js',
      '/..%2fmain%2findex.js',
      '/package.json',
      `/assets/${'0'.repeat(64)}`,
    ]
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(statuses).toEqual([200, 404, 404, 404, 404])
})

test('a hostile article shows its text and runs nothing', async ({ desktop }) => {
  const path = join(root, 'test/e2e/articles/hostile.html')
  expect(readFileSync(path, 'utf8')).toContain('<script')
  const { page } = await desktop.start(path)
  await articleList(page).getByRole('row').first().click()
  await expect(story(page)).toContainText('In the end the council voted by eleven to two')
  expect(await page.evaluate(() => (globalThis as { hostileRan?: unknown }).hostileRan)).toBeUndefined()
  expect({ url: page.url(), incidents: desktop.incidents }).toEqual({
    url: 'app://offprint/index.html',
    incidents: [],
  })
})
