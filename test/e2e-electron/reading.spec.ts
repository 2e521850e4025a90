import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { articleRow, noteEditor, openArticle, story } from '../e2e/support/screen.ts'
import { FERRY_STORY, FERRY_TITLE, GARDEN_STORY, GARDEN_TITLE } from '../e2e/support/stories.ts'
import { expect, root, test } from './support/desktop.ts'

test('the window opens on an empty library', async ({ desktop }) => {
  const { app, page } = await desktop.start()
  expect(page.url()).toBe('app://offprint/index.html')
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.getTitle()]),
  )
  expect(windows).toEqual([[true, 'Offprint']])
  expect(desktop.incidents).toEqual([])
})

test('files are imported through the system’s dialog and read', async ({ desktop }) => {
  const { app, page } = await desktop.start()
  const path = join(desktop.folder, 'ferry.html')
  writeFileSync(path, FERRY_STORY)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import-files')?.click())
  await openArticle(page, FERRY_TITLE)
  await expect(story(page)).toContainText('Boats leave at ten in the evening')
  expect(desktop.incidents).toEqual([])
})

test('a folder is imported with the articles below it', async ({ desktop }) => {
  const { app, page } = await desktop.start()
  const folder = join(desktop.folder, 'saved')
  mkdirSync(join(folder, 'deeper'), { recursive: true })
  writeFileSync(join(folder, 'garden.md'), GARDEN_STORY)
  writeFileSync(join(folder, 'deeper/ferry.html'), FERRY_STORY)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, folder)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import-folder')?.click())
  await expect(articleRow(page, GARDEN_TITLE)).toBeVisible()
  await expect(articleRow(page, FERRY_TITLE)).toBeVisible()
})

test('files on the command line are imported, and those of a second start by the first', async ({
  desktop,
}) => {
  const [garden, ferry] = [join(desktop.folder, 'garden.md'), join(desktop.folder, 'ferry.html')]
  writeFileSync(garden, GARDEN_STORY)
  writeFileSync(ferry, FERRY_STORY)
  const { app, page } = await desktop.start(garden)
  await expect(articleRow(page, GARDEN_TITLE)).toBeVisible()

  const executable: string = createRequire(import.meta.url)('electron')
  const second = spawn(executable, [root, ferry], { env: desktop.environment, stdio: 'ignore' })
  const code = await new Promise((resolve) => second.once('exit', resolve))
  await expect(articleRow(page, FERRY_TITLE)).toBeVisible()
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect({ code, windows }).toEqual({ code: 0, windows: 1 })
})

test('the note and the window’s size survive a restart', async ({ desktop }) => {
  const path = join(desktop.folder, 'garden.md')
  writeFileSync(path, GARDEN_STORY)
  const first = await desktop.start(path)
  await openArticle(first.page, GARDEN_TITLE)
  await noteEditor(first.page).click()
  await first.page.keyboard.type('Ask for the bean seeds.')
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1111, 777))
  // Closed at once: the last words must be saved on the way out.
  await first.app.close()

  const second = await desktop.start()
  await openArticle(second.page, GARDEN_TITLE)
  await expect(noteEditor(second.page)).toContainText('Ask for the bean seeds.')
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect({ size, incidents: desktop.incidents }).toEqual({ size: [1111, 777], incidents: [] })
})

test('when the core’s process is killed the reader goes on with a new one', async ({ desktop }) => {
  const path = join(desktop.folder, 'garden.md')
  writeFileSync(path, GARDEN_STORY)
  const { app, page } = await desktop.start(path)
  await openArticle(page, GARDEN_TITLE)
  const killed = await app.evaluate(({ app }) => {
    const core = app.getAppMetrics().find(({ name }) => name === 'Offprint library')
    if (core) process.kill(core.pid, 'SIGKILL')
    return core !== undefined
  })
  expect(killed).toBe(true)
  await page.getByRole('searchbox').fill('librarian')
  await expect(articleRow(page, GARDEN_TITLE)).toBeVisible()
})

test('menu commands reach the page', async ({ desktop }) => {
  const path = join(desktop.folder, 'garden.md')
  writeFileSync(path, GARDEN_STORY)
  const { app, page } = await desktop.start(path)
  await openArticle(page, GARDEN_TITLE)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('toggle-keywords')?.click())
  await expect(page.getByRole('tab', { name: 'Keywords', selected: true })).toBeVisible()
})
