import { importFiles } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import { articleList, articleRow, dropFiles, openArticle, story } from './support/screen.ts'
import {
  FERRY_STORY,
  FERRY_TITLE,
  GARDEN_STORY,
  GARDEN_TITLE,
  HARBOUR_STORY,
  HARBOUR_TITLE,
} from './support/stories.ts'

test('a chosen file is imported and opened', async ({ reader }) => {
  const chooser = reader.waitForEvent('filechooser')
  await reader.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({
    name: 'garden.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(GARDEN_STORY),
  })
  await expect(
    reader.getByRole('article').getByRole('heading', { level: 1, name: GARDEN_TITLE }),
  ).toBeVisible()
  await expect(story(reader).getByRole('table')).toContainText('Leeks')
  await expect(articleRow(reader, GARDEN_TITLE)).toBeVisible()
})

test('dropped files are imported, each with its report, and the refused do not stop the rest', async ({
  reader,
}) => {
  await dropFiles(reader, [
    { name: 'ferry.html', content: FERRY_STORY },
    { name: 'empty.txt', content: '' },
    { name: 'binary.txt', content: '\0\x01\x02\0\x03\0\0\x04' },
    { name: 'garden.md', content: GARDEN_STORY },
  ])
  const report = reader.getByRole('region', { name: 'Import' })
  await expect(report.getByText('2 added, 2 refused')).toBeVisible()
  await expect(report.getByRole('listitem').filter({ hasText: 'empty.txt' })).toHaveText(/empty\.txt.+\.$/)
  await expect(report.getByRole('listitem').filter({ hasText: 'binary.txt' })).toHaveText(/binary\.txt.+\.$/)
  await openArticle(reader, FERRY_TITLE)
  await openArticle(reader, GARDEN_TITLE)
})

test('pasted text becomes an article with a made title, marked as made', async ({ reader }) => {
  await reader.getByRole('button', { name: 'Paste a text' }).click()
  const dialog = reader.getByRole('dialog', { name: 'Paste a text' })
  await dialog.getByRole('textbox').fill(HARBOUR_STORY)
  await dialog.getByRole('button', { name: 'Add article' }).click()
  const article = reader.getByRole('article')
  await expect(article.getByRole('heading', { level: 1, name: HARBOUR_TITLE })).toBeVisible()
  await expect(article.getByText('Title made from the first sentence')).toBeVisible()
  await expect(story(reader).getByRole('heading')).toHaveText([
    'Why It Matters',
    'What To Know',
    'What Happens Next',
  ])
})

test('pasting anywhere offers the text of the clipboard', async ({ reader, context, door }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.origin })
  await reader.evaluate((text) => navigator.clipboard.writeText(text), HARBOUR_STORY)
  await reader.getByRole('heading', { level: 1 }).click()
  await reader.keyboard.press('ControlOrMeta+V')
  const dialog = reader.getByRole('dialog', { name: 'Paste a text' })
  await expect(dialog.getByRole('textbox')).toHaveValue(HARBOUR_STORY)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
})

test('the samples are offered once, on an empty library', async ({ reader, door }) => {
  const { samples } = await door.client.app.info()
  test.skip(samples.length === 0, 'no sample articles are there')
  await reader.getByRole('button', { name: 'Add the samples' }).click()
  await expect(articleList(reader).getByRole('row')).toHaveCount(samples.length)
  await expect(reader.getByRole('button', { name: 'Add the samples' })).toBeHidden()
})

test('an import by another program appears without asking', async ({ reader, door }) => {
  await importFiles(door.client, [{ name: 'garden.md', content: GARDEN_STORY }])
  await expect(articleRow(reader, GARDEN_TITLE)).toBeVisible()
})
