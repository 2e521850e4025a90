import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { importFiles } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import { readBack } from './support/screen.ts'
import { FERRY_STORY, GARDEN_STORY, HARBOUR_STORY } from './support/stories.ts'

const root = join(import.meta.dirname, '../..')

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|md|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

// Every article that the project has, whatever it was written for, and those of the tests beside this one.
const paths = ['test/e2e/articles', 'test/fixtures', 'resources/samples'].flatMap(filesBelow)
const written = { 'harbour.txt': HARBOUR_STORY, 'garden.md': GARDEN_STORY, 'ferry.html': FERRY_STORY }

test('the text read back from the page equals the stored canonical text, for every article', async ({
  reader,
  door,
}) => {
  test.setTimeout(300_000)
  const files = [
    ...Object.entries(written).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    ...paths.map((path) => ({ name: basename(path), content: readFileSync(path) })),
  ]
  const items = await importFiles(door.client, files)
  expect(items).toHaveLength(files.length)
  const ids = new Set(
    items.flatMap(({ outcome }) => (outcome.status === 'imported' ? [outcome.articleId] : [])),
  )
  expect(ids.size).toBeGreaterThanOrEqual(9)
  for (const id of ids) {
    const article = await door.client.article.get({ id })
    await openById(article.title, id)
    await expect.poll(() => readBack(reader), `read back of ${article.sourceName}`).toBe(article.text)
  }

  async function openById(title: string, id: string): Promise<void> {
    const search = reader.getByRole('searchbox')
    // Few rows are in the page at a time, so the article is searched for; rows of equal titles are told apart by key.
    await search.fill(title.slice(0, 120))
    await reader.locator(`[data-key="${id}"]`).click()
  }
})
