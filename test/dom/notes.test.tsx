/** The note in the window: saved by itself, kept while the core is silent, never overwritten unasked. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FakeLibrary, makeArticle } from './support/fake-library.ts'
import { button, expectText, openArticle, waitFor } from './support/screen.ts'
import { PLAIN_STORY } from './support/stories.ts'
import { openWindow } from './support/window.tsx'

const first = makeArticle('First', PLAIN_STORY)
const second = makeArticle('Second', PLAIN_STORY)

function library() {
  return new FakeLibrary({ articles: [first, second], settings: { sidePanel: 'note' } })
}

const editor = () => page.getByRole('textbox', { name: 'Note on this article, in Markdown' })
const panel = () => page.getByRole('complementary', { name: 'Note and keywords' })

async function openNote(title: string): Promise<void> {
  await openArticle(title)
  await expect.element(editor()).toBeVisible()
}

async function type(words: string): Promise<void> {
  await editor().click()
  await userEvent.keyboard(words)
}

test('what is typed is saved by itself, once the typing pauses', async () => {
  const fake = library()
  await openWindow(fake)
  await openNote('First')
  await type('A thought')
  await expectText(panel(), 'Not saved yet')
  await expectText(panel(), 'Saved')
  await waitFor(() => expect(fake.notes.get(first.id)?.markdown).toBe('A thought'))
  expect(fake.inputsOf('note.save')).toEqual([
    { articleId: first.id, markdown: 'A thought', baseUpdatedAt: null },
  ])
})

test('going on to another article saves at once, and each has its own note', async () => {
  const fake = library()
  fake.writeNote(second.id, 'Of the second')
  await openWindow(fake)
  await openNote('First')
  await type('Of the first')
  await openNote('Second')
  await expectText(editor(), 'Of the second')
  await waitFor(() => expect(fake.notes.get(first.id)?.markdown).toBe('Of the first'))
  await openNote('First')
  await expectText(editor(), 'Of the first')
})

test('while the core is silent the note is kept, over a change of article too, and saved when it is back', async () => {
  const fake = library()
  const { health } = await openWindow(fake)
  await openNote('Second')
  await openNote('First')
  fake.isSilent = true
  health.set('lost')
  await type('Not lost')
  await expectText(panel(), 'Offprint is not answering')
  await expect.element(page.getByText(/Trying again/)).toBeVisible()
  await openNote('Second')
  expect(fake.notes.size).toBe(0)
  fake.isSilent = false
  health.set('answering')
  await waitFor(() => expect(fake.notes.get(first.id)?.markdown).toBe('Not lost'))
  await expect.element(page.getByText(/Trying again/)).not.toBeInTheDocument()
  await openNote('First')
  await expectText(editor(), 'Not lost')
})

test('a note changed elsewhere appears where nothing was typed', async () => {
  const fake = library()
  await openWindow(fake)
  await openNote('First')
  fake.writeNote(first.id, 'From the other window')
  fake.emit({ type: 'noteChanged', articleId: first.id })
  await expectText(editor(), 'From the other window')
  expect(fake.inputsOf('note.save')).toEqual([])
})

test.each([
  { choice: 'Keep mine', expected: 'Mine' },
  { choice: 'Use theirs', expected: 'Theirs' },
])('two different notes are both shown until a choice: $choice', async ({ choice, expected }) => {
  const fake = library()
  await openWindow(fake)
  await openNote('First')
  fake.writeNote(first.id, 'Theirs')
  await type('Mine')
  const other = page.getByRole('region', { name: 'The other note' })
  await expectText(other, 'Theirs')
  await expectText(editor(), 'Mine')
  expect(fake.notes.get(first.id)?.markdown).toBe('Theirs')
  await button(choice).click()
  await expect.element(other).not.toBeInTheDocument()
  await expectText(editor(), expected)
  await waitFor(() => expect(fake.notes.get(first.id)?.markdown).toBe(expected))
})
