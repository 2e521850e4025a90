import { importFiles, openBrowserDoor } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import { articleRow, noteEditor, openArticle, paintedWords, showPanel } from './support/screen.ts'
import { GARDEN_STORY, GARDEN_TITLE, HARBOUR_STORY, HARBOUR_TITLE } from './support/stories.ts'

test('keywords are painted, counted and stepped through; a note is typed; all of it survives SIGKILL', async ({
  reader,
  door,
  folder,
  incidents,
}) => {
  await importFiles(door.client, [{ name: 'harbour.txt', content: HARBOUR_STORY }])
  await articleRow(reader, HARBOUR_TITLE).click()
  await showPanel(reader, 'Keywords')
  await reader.getByRole('button', { name: 'New keyword list' }).click()
  await reader.getByRole('textbox', { name: 'Words or phrases' }).fill('cartel')
  await reader.getByRole('button', { name: 'Add list' }).click()

  // Whole words, in capitals or not, and in the plural.
  const chip = reader
    .getByRole('toolbar', { name: 'Keywords in this article' })
    .getByRole('button', { name: /^cartel: 4,/ })
  await expect(chip).toBeVisible()
  await expect
    .poll(() => paintedWords(reader))
    .toEqual({ 'keyword-yellow': ['cartel', 'cartel', 'cartels', 'Cartel'] })

  const bar = reader.getByRole('toolbar', { name: 'Keywords in this article' })
  const current = async () => (await paintedWords(reader))['keyword-current']
  await expect(bar.getByText('4 hits')).toBeVisible()
  await bar.getByRole('button', { name: 'Next keyword' }).click()
  await expect(bar.getByText('1 of 4')).toBeVisible()
  expect(await current()).toEqual(['cartel'])
  for (const position of ['2 of 4', '3 of 4', '4 of 4']) {
    await bar.getByRole('button', { name: 'Next keyword' }).click()
    await expect(bar.getByText(position)).toBeVisible()
  }
  await expect(bar.getByText('4 of 4')).toBeVisible()
  expect(await current()).toEqual(['Cartel'])
  await bar.getByRole('button', { name: 'Next keyword' }).click()
  await expect(bar.getByText('1 of 4')).toBeVisible()
  await bar.getByRole('button', { name: 'Previous keyword' }).click()
  await expect(bar.getByText('4 of 4')).toBeVisible()

  await reader.getByRole('tab', { name: 'Note' }).click()
  await noteEditor(reader).click()
  await reader.keyboard.type('Compare with the ferry case.')
  await expect(reader.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()

  // The page loses its server: that it complains is the point.
  incidents.expectConsole(/Failed to load resource|net::ERR_/)
  await door.kill()
  const again = await openBrowserDoor(folder)
  try {
    const page = await reader.context().newPage()
    await page.goto(again.address)
    await articleRow(page, HARBOUR_TITLE).click()
    await expect(
      page
        .getByRole('toolbar', { name: 'Keywords in this article' })
        .getByRole('button', { name: /^cartel: 4,/ }),
    ).toBeVisible()
    await expect
      .poll(() => paintedWords(page))
      .toEqual({ 'keyword-yellow': ['cartel', 'cartel', 'cartels', 'Cartel'] })
    await page.getByRole('tab', { name: 'Note' }).click()
    await expect(noteEditor(page)).toHaveText('Compare with the ferry case.')
    await expect(articleRow(page, HARBOUR_TITLE).getByRole('img', { name: 'Has a note' })).toBeVisible()
  } finally {
    expect(await again.stop()).toBe(0)
  }
})

test('an article is starred, archived, moved to the trash and back', async ({ reader, door }) => {
  await importFiles(door.client, [{ name: 'garden.md', content: GARDEN_STORY }])
  await openArticle(reader, GARDEN_TITLE)
  const toolbar = reader.getByRole('toolbar', { name: 'Article', exact: true })
  const views = reader.getByRole('navigation', { name: 'Library views' })
  await toolbar.getByRole('button', { name: 'Star', exact: true }).click()
  await expect(views.getByRole('button', { name: /^Starred, 1 article$/ })).toBeVisible()
  await toolbar.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(views.getByRole('button', { name: /^Trash, 1 article$/ })).toBeVisible()
  await views.getByRole('button', { name: /^Trash/ }).click()
  await openArticle(reader, GARDEN_TITLE)
  await toolbar.getByRole('button', { name: 'Restore from the trash' }).click()
  await expect(views.getByRole('button', { name: /^Trash, 0 articles$/ })).toBeVisible()
  await expect(views.getByRole('button', { name: /^Starred, 1 article$/ })).toBeVisible()
})

test('a reload keeps the reader open: the token stays with the tab and leaves the address', async ({
  reader,
  door,
}) => {
  await importFiles(door.client, [{ name: 'garden.md', content: GARDEN_STORY }])
  await expect(articleRow(reader, GARDEN_TITLE)).toBeVisible()
  expect(reader.url()).not.toContain('token')
  await reader.reload()
  await expect(articleRow(reader, GARDEN_TITLE)).toBeVisible()
})
