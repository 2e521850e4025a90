import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import {
  articleRow,
  dropFiles,
  expectAccessible,
  noteEditor,
  openArticle,
  showPanel,
} from './support/screen.ts'
import { GARDEN_STORY, GARDEN_TITLE, HARBOUR_STORY, HARBOUR_TITLE } from './support/stories.ts'

const everyBlock = readFileSync(join(import.meta.dirname, 'articles/every-block.html'))
const rightToLeft = readFileSync(join(import.meta.dirname, 'articles/right-to-left.txt'))

for (const theme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in the ${theme} theme`, () => {
    test('on first run and in its dialogs', async ({ reader }) => {
      await expectAccessible(reader, theme)
      await reader.getByRole('button', { name: 'Paste a text' }).click()
      await expect(reader.getByRole('dialog', { name: 'Paste a text' })).toBeVisible()
      await expectAccessible(reader, theme)
      await reader.keyboard.press('Escape')
      await reader.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      await expect(reader.getByRole('dialog')).toBeVisible()
      await expectAccessible(reader, theme)
    })

    test('with an article, its keywords and its note', async ({ reader, door }) => {
      await importFiles(door.client, [
        { name: 'harbour.txt', content: HARBOUR_STORY },
        { name: 'garden.md', content: GARDEN_STORY },
      ])
      await door.client.keyword.create({
        name: 'Harbour',
        color: 'red',
        isEnabled: true,
        terms: ['cartel', 'quay'],
      })
      await articleRow(reader, HARBOUR_TITLE).click()
      await reader.getByRole('button', { name: 'Next keyword' }).click()
      await expect(noteEditor(reader)).toBeVisible()
      await expectAccessible(reader, theme)
      await showPanel(reader, 'Keywords')
      await expectAccessible(reader, theme)
      await reader.getByRole('button', { name: 'New keyword list' }).click()
      await expectAccessible(reader, theme)
      await reader.getByRole('button', { name: 'Reading settings' }).click()
      await expect(reader.getByRole('dialog', { name: 'Reading settings' })).toBeVisible()
      await expectAccessible(reader, theme)
    })

    test('with every kind of block, in both directions', async ({ reader, door }) => {
      const items = await importFiles(door.client, [
        { name: 'every-block.html', content: everyBlock },
        { name: 'right-to-left.txt', content: rightToLeft },
      ])
      for (const { outcome } of items) {
        if (outcome.status !== 'imported') throw new Error('not imported')
        await articleRow(reader, outcome.title).click()
        await expect(reader.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(outcome.title)
        await expectAccessible(reader, theme)
      }
    })

    test('with a search, without a result, and with a report of refusals', async ({ reader, door }) => {
      await importFiles(door.client, [{ name: 'garden.md', content: GARDEN_STORY }])
      await openArticle(reader, GARDEN_TITLE)
      await reader.getByRole('searchbox').fill('librarian')
      await expect(reader.getByRole('grid', { name: 'Search results' })).toBeVisible()
      await expectAccessible(reader, theme)
      await reader.getByRole('searchbox').fill('zeppelin')
      await expect(reader.getByText('Nothing found')).toBeVisible()
      await expectAccessible(reader, theme)
      await dropFiles(reader, [
        { name: 'empty.txt', content: '' },
        { name: 'blank.txt', content: '  \n' },
      ])
      await expect(
        reader.getByRole('region', { name: 'Import' }).getByText('0 added, 2 refused'),
      ).toBeVisible()
      await expectAccessible(reader, theme)
    })

    test('on the page without a token', async ({ page, door, incidents }) => {
      await page.goto(door.origin)
      await expect(
        page.getByRole('heading', { name: 'Open the address that Offprint printed' }),
      ).toBeVisible()
      await expectAccessible(page, theme)
      expect(incidents.list).toEqual([])
    })
  })
}
