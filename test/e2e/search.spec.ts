import { importFiles } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import { articleRow } from './support/screen.ts'
import { GARDEN_STORY, GARDEN_TITLE, HARBOUR_STORY } from './support/stories.ts'

test.beforeEach(async ({ door }) => {
  await importFiles(door.client, [
    { name: 'harbour.txt', content: HARBOUR_STORY },
    { name: 'garden.md', content: GARDEN_STORY },
  ])
})

test('search finds words and phrases and marks them', async ({ reader }) => {
  const field = reader.getByRole('searchbox')
  await field.fill('“borrow seeds”')
  await expect(reader.getByRole('grid', { name: 'Search results' }).getByRole('row')).toHaveCount(1)
  await expect(articleRow(reader, GARDEN_TITLE).locator('mark')).toHaveText(['borrow seeds'])
  await reader.getByRole('button', { name: 'Clear the search' }).click()
  await expect(reader.getByRole('region', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
})

const ODD: [string, string][] = [
  ['AND', 'AND'],
  ['C++', 'C++'],
  ['a star', '*'],
  ['a quote', '"'],
  ['a hyphen', 'foo-bar'],
  ['an emoji', '👩‍👩‍👧‍👦'],
  ['brackets', '(NEAR( {title}: ^a'],
  ['10,000 characters', 'quay '.repeat(2_000)],
]
for (const [what, text] of ODD) {
  test(`${what} as search text gives results or an empty list`, async ({ reader }) => {
    const answered = reader.waitForResponse((response) => response.url().endsWith('/rpc/search/query'))
    await reader.getByRole('searchbox').fill(text)
    expect((await answered).status()).toBe(200)
    const articles = reader.getByRole('region', { name: 'Articles' })
    await expect(articles.getByText('Nothing found').or(articles.getByRole('row').first())).toBeVisible()
    await expect(articles.getByText('could not be read')).toBeHidden()
  })
}
