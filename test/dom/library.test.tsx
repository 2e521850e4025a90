/** The library in the window: views, search, what can be done to an article and undone, imports, small windows. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ArticleId, ImportEvent } from '../../src/shared/contract/schemas.ts'
import { FakeLibrary, makeArticle, uuid } from './support/fake-library.ts'
import { button, expectText, openArticle, press, row, waitFor } from './support/screen.ts'
import { CARTEL_STORY, PLAIN_STORY } from './support/stories.ts'
import { openWindow } from './support/window.tsx'

const titles = ['Alpha', 'Beta', 'Gamma']

function library() {
  return new FakeLibrary({ articles: titles.map((title) => makeArticle(title, PLAIN_STORY)) })
}

function stateOf(fake: FakeLibrary, title: string) {
  const article = [...fake.articles.values()].find((candidate) => candidate.title === title)
  const { isRead, isStarred, isArchived, isTrashed } = article as NonNullable<typeof article>
  return { isRead, isStarred, isArchived, isTrashed }
}

const UNTOUCHED = { isRead: false, isStarred: false, isArchived: false, isTrashed: false }

test.each([
  { key: 's', notice: 'Star added', state: { isStarred: true } },
  { key: 'm', notice: 'Marked as read', state: { isRead: true } },
  { key: 'e', notice: 'Moved to the archive', state: { isArchived: true } },
  { key: '#', notice: 'Moved to the trash', state: { isTrashed: true } },
])('the key $key: $notice, and undo', async ({ key, notice, state }) => {
  const fake = library()
  await openWindow(fake)
  await openArticle('Beta')
  await press(key)
  await expectText(page.getByRole('region', { name: 'Notices' }), notice)
  await waitFor(() => expect(stateOf(fake, 'Beta')).toEqual({ ...UNTOUCHED, ...state }))
  await button('Undo').click()
  await waitFor(() => expect(stateOf(fake, 'Beta')).toEqual(UNTOUCHED))
})

test('an article that leaves the list makes room for the next one', async () => {
  await openWindow(library())
  await openArticle('Beta')
  await press('e')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Gamma' })).toBeVisible()
  await expect.element(row('Beta')).not.toBeInTheDocument()
})

test('the trash gives back what is in it', async () => {
  const fake = library()
  await openWindow(fake)
  await openArticle('Alpha')
  await press('#')
  await page.getByRole('button', { name: 'Trash, 1 article' }).click()
  await openArticle('Alpha')
  await button('Restore from the trash').click()
  await waitFor(() => expect(stateOf(fake, 'Alpha').isTrashed).toBe(false))
  await expect.element(page.getByText('The trash is empty')).toBeVisible()
})

test('an unread article is marked as read after a moment and stays in its place', async () => {
  const fake = library()
  await openWindow(fake)
  await page.getByRole('button', { name: 'Unread, 3 articles' }).click()
  await openArticle('Beta')
  await waitFor(() => expect(stateOf(fake, 'Beta').isRead).toBe(true))
  await expect.element(page.getByRole('button', { name: 'Unread, 2 articles' })).toBeVisible()
  const rows = [...document.querySelectorAll('[role="row"]')].map((element) => element.textContent)
  expect(rows.map((text) => titles.find((title) => text?.includes(title)))).toEqual(titles)
})

test('an article that was marked as unread by hand is not marked as read by time', async () => {
  const fake = library()
  await openWindow(fake)
  await openArticle('Beta')
  await press('m')
  await press('m')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(stateOf(fake, 'Beta').isRead).toBe(false)
  expect(fake.inputsOf('article.setState')).toHaveLength(2)
})

test('j and k go through the list', async () => {
  await openWindow(library())
  for (const [key, title] of [
    ['j', 'Alpha'],
    ['j', 'Beta'],
    ['j', 'Gamma'],
    ['j', 'Gamma'],
    ['k', 'Beta'],
  ] as const) {
    await press(key)
    await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
})

test('searching lists what was found with the words marked, and Escape ends it', async () => {
  const fake = library()
  const story = makeArticle('The coast', CARTEL_STORY)
  fake.articles.set(story.id, story)
  await openWindow(fake)
  await expect.element(row('Alpha')).toBeVisible()
  await press('/')
  await userEvent.keyboard('cartel')
  await expect.element(page.getByText('1 result')).toBeVisible()
  expect(document.querySelector('[role="row"] mark')?.textContent).toBe('cartel')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { level: 1, name: 'The coast' })).toBeVisible()
  await waitFor(() => expect([...(CSS.highlights.get('search-hit') ?? [])]).toHaveLength(3))
  await press('{Escape}')
  await expect.element(page.getByText('4 articles')).toBeVisible()
})

test('an empty library explains itself and offers the samples', async () => {
  const fake = new FakeLibrary()
  await openWindow(fake)
  await expectText(page.getByRole('heading', { level: 1 }), 'A quiet place')
  await button('Add the samples').click()
  await waitFor(() => expect(fake.inputsOf('import.samples')).toHaveLength(1))
})

test('pasted text is offered for import, and the one new article is opened', async () => {
  const fake = library()
  const [alpha] = fake.articles.values()
  const id = alpha?.id as ArticleId
  const item = { name: '', outcome: { status: 'imported' as const, articleId: id, title: 'Alpha' } }
  fake.importEvents = [{ type: 'finished', items: [item], wasCancelled: false }]
  await openWindow(fake)
  const data = new DataTransfer()
  data.setData('text/plain', 'A pasted story')
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveValue('A pasted story')
  await button('Add article').click()
  await expect.element(page.getByRole('heading', { level: 1, name: 'Alpha' })).toBeVisible()
  expect(fake.inputsOf('import.start')).toEqual([{ handles: [], texts: ['A pasted story'] }])
})

test('dropped files are imported; the report names every one that was refused, and why', async () => {
  const fake = library()
  const [alpha] = fake.articles.values()
  const events: ImportEvent[] = [
    {
      type: 'finished',
      wasCancelled: false,
      items: [
        {
          name: 'a.txt',
          outcome: { status: 'duplicate', articleId: alpha?.id as ArticleId, title: 'Alpha' },
        },
        {
          name: 'b.bin',
          outcome: { status: 'refused', code: 'BINARY_FILE', message: 'This is not a text.' },
        },
      ],
    },
  ]
  fake.importEvents = events
  await openWindow(fake)
  const transfer = new DataTransfer()
  transfer.items.add(new File(['a'], 'a.txt'))
  transfer.items.add(new File(['b'], 'b.bin'))
  const drag = (type: string) =>
    document.body.dispatchEvent(
      new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    )
  drag('dragenter')
  await expect.element(page.getByText('Drop to add to your library')).toBeVisible()
  expect(drag('drop')).toBe(false)
  const report = page.getByRole('region', { name: 'Import' })
  await expectText(report, '0 added, 1 already there, 1 refused')
  await expectText(report, 'b.binThis is not a text.')
  const [input] = fake.inputsOf('import.start') as { files: File[] }[]
  expect(input?.files.map((file) => file.name)).toEqual(['a.txt', 'b.bin'])
})

test('after a broken stream everything is read again by itself', async () => {
  const fake = library()
  const { health } = await openWindow(fake)
  await expect.element(row('Alpha')).toBeVisible()
  const late = makeArticle('Delta', PLAIN_STORY, { id: uuid(77) as ArticleId })
  fake.articles.set(late.id, late)
  fake.breakStreams()
  await waitFor(() => expect(health.get()).toBe('lost'))
  await expect.element(row('Delta')).toBeVisible()
  expect(health.get()).toBe('answering')
})

test('a narrow window shows one pane at a time', async () => {
  await openWindow(library(), 390, 800)
  await expect.element(row('Alpha')).toBeVisible()
  await expect.element(page.getByRole('main', { name: 'Articles' })).toBeVisible()
  await openArticle('Alpha')
  await expect.element(page.getByRole('grid')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await openArticle('Alpha')
  await press('{Escape}')
  await expect.element(row('Alpha')).toBeVisible()
})

test('reading settings show at once and are stored', async () => {
  const fake = library()
  await openWindow(fake)
  await openArticle('Alpha')
  await button('Reading settings').click()
  await page.getByRole('radio', { name: 'Dark' }).click({ force: true })
  await button('Text size: more').click()
  await button('Line length: less').click()
  await waitFor(() =>
    expect(fake.settings).toEqual({ theme: 'dark', fontSize: 20, measure: 64, sidePanel: 'closed' }),
  )
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(getComputedStyle(document.querySelector('.article') as Element).fontSize).toBe('20px')
})
