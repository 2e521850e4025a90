/** Keywords in the window: painted, counted, stepped through, made, changed and removed. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { FakeLibrary, makeArticle, makeList } from './support/fake-library.ts'
import { announced, button, expectText, openArticle, painted, press, waitFor } from './support/screen.ts'
import { CARTEL_STORY, PLAIN_STORY } from './support/stories.ts'
import { openWindow } from './support/window.tsx'

function library() {
  return new FakeLibrary({
    articles: [makeArticle('The cartel of the coast', CARTEL_STORY), makeArticle('A quiet day', PLAIN_STORY)],
    lists: [
      makeList(1, 'Crime', 'yellow', ['cartel']),
      makeList(2, 'Sea', 'blue', ['tides', 'sea-road tax']),
    ],
  })
}

function currentWordIsInSight(): boolean {
  const [range] = CSS.highlights.get('keyword-current') ?? []
  const place = (range as Range).getBoundingClientRect()
  const frame = document.querySelector('[data-scroller]')?.getBoundingClientRect() as DOMRect
  return place.top >= frame.top && place.bottom <= frame.bottom
}

test('hits are painted in the colour of their list and counted on chips', async () => {
  await openWindow(library())
  await openArticle('The cartel of the coast')
  await waitFor(() => expect(painted('keyword-yellow')).toEqual(['cartel', 'cartel', 'Cartel']))
  expect(painted('keyword-blue')).toHaveLength(31)
  expect(painted('keyword-blue').at(-1)).toBe('sea-road tax')
  const chips = page.getByRole('toolbar', { name: 'Keywords in this article' })
  await expect.element(chips.getByRole('button', { name: /^cartel: 3, in the list Crime/ })).toBeVisible()
  await expect.element(chips.getByRole('button', { name: /^tides: 30, in the list Sea/ })).toBeVisible()
  await expectText(chips, '34 hits')
})

test('the paint leaves the article alone, and goes with it', async () => {
  const { element } = await openWindow(library())
  await openArticle('The cartel of the coast')
  await waitFor(() => expect(painted('keyword-yellow')).toHaveLength(3))
  expect(element.querySelectorAll('.story mark, .story span')).toHaveLength(0)
  await openArticle('A quiet day')
  await waitFor(() => expect(painted('keyword-yellow')).toEqual([]))
  await expect
    .element(page.getByRole('toolbar', { name: 'Keywords in this article' }))
    .not.toBeInTheDocument()
})

test('stepping marks the hit, brings it into sight, says its place, and goes around the ends', async () => {
  await openWindow(library())
  await openArticle('The cartel of the coast')
  await waitFor(() => expect(painted('keyword-yellow')).toHaveLength(3))
  await press('n')
  await waitFor(() => expect(painted('keyword-current')).toEqual(['cartel']))
  expect(announced()).toBe('1 of 34, cartel')
  await press('{Shift>}{F3}{/Shift}')
  await waitFor(() => expect(painted('keyword-current')).toEqual(['sea-road tax']))
  expect(announced()).toBe('34 of 34, sea-road tax')
  expect(currentWordIsInSight()).toBe(true)
  await press('{F3}')
  await waitFor(() => expect(announced()).toBe('1 of 34, cartel'))
  expect(currentWordIsInSight()).toBe(true)
})

test('a chip steps through the hits of its own term', async () => {
  await openWindow(library())
  await openArticle('The cartel of the coast')
  const chip = page.getByRole('button', { name: /^cartel: 3/ })
  const said: string[] = []
  for (const expected of ['cartel', 'cartel', 'Cartel']) {
    await chip.click()
    await waitFor(() => expect(painted('keyword-current')).toEqual([expected]))
    said.push(announced())
  }
  expect(said).toEqual(['1 of 34, cartel', '2 of 34, cartel', '33 of 34, cartel'])
})

test('a list is made, changed, switched off, removed and brought back', async () => {
  const fake = library()
  await openWindow(fake)
  await openArticle('The cartel of the coast')
  await press('y')
  await button('New keyword list').click()
  await page.getByLabelText('Words or phrases').fill('harbours\n harbours \ntimetables, Monday')
  await page.getByLabelText('Name of the list').fill('Travel')
  await button('Add list').click()
  await waitFor(() =>
    expect(fake.lists.at(-1)).toMatchObject({
      name: 'Travel',
      color: 'green',
      isEnabled: true,
      terms: ['harbours', 'timetables', 'Monday'],
    }),
  )
  await waitFor(() => expect(painted('keyword-green')).toHaveLength(61))
  await page.getByRole('switch', { name: 'Mark the words of “Travel”' }).click({ force: true })
  await waitFor(() => expect(painted('keyword-green')).toEqual([]))
  await button('Remove “Crime”').click()
  await waitFor(() => expect(painted('keyword-yellow')).toEqual([]))
  await button('Undo').click()
  await waitFor(() => expect(painted('keyword-yellow')).toHaveLength(3))
})

test('selected words become a keyword', async () => {
  const fake = library()
  fake.lists = []
  const { element } = await openWindow(fake)
  await openArticle('A quiet day')
  const words = element.querySelector('.story p')?.firstChild as Text
  const start = words.data.indexOf('quiet')
  document.getSelection()?.setBaseAndExtent(words, start, words, start + 'quiet afternoon'.length)
  await page.getByRole('button', { name: 'Add “quiet afternoon” as a keyword' }).click()
  await waitFor(() => expect(painted('keyword-yellow')).toEqual(['quiet afternoon']))
  expect(fake.lists.map(({ name, terms }) => ({ name, terms }))).toEqual([
    { name: 'Keywords', terms: ['quiet afternoon'] },
  ])
})
