import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ArticleId } from '../../../src/shared/contract/schemas.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

let library: TestLibrary
let articleId: ArticleId
beforeEach(async () => {
  library = await openTestLibrary()
  await library.importFiles({
    name: 'a.md',
    content: '# Tide tables\n\nThe tide tables were wrong for a week in May.',
  })
  articleId = (await library.client.article.list({})).items[0]!.id
})
afterEach(async () => {
  expect(library.bugs).toEqual([])
  await library.close()
})

describe('notes', () => {
  test('a note is empty at first, kept across a restart, and its words are found', async () => {
    expect(await library.client.note.get({ articleId })).toEqual({ articleId, markdown: '', updatedAt: null })
    const saved = await library.client.note.save({
      articleId,
      markdown: 'Ask **Ingrid** about May.',
      baseUpdatedAt: null,
    })
    await library.reopen()
    expect(await library.client.note.get({ articleId })).toEqual(saved)
    const found = await library.client.search.query({ queryText: 'ingrid' })
    expect(found.hits.map((hit) => [hit.article.id, hit.foundIn, hit.article.hasNote])).toEqual([
      [articleId, 'note', true],
    ])
  })

  test('a save that did not see the stored note changes nothing and says what is stored', async () => {
    const first = await library.client.note.save({ articleId, markdown: 'One', baseUpdatedAt: null })
    await expect(
      library.client.note.save({ articleId, markdown: 'Two', baseUpdatedAt: null }),
    ).rejects.toMatchObject({
      code: 'NOTE_CONFLICT',
      data: { markdown: 'One', updatedAt: first.updatedAt },
    })
    expect(await library.client.note.get({ articleId })).toEqual(first)
  })

  test('saving the same words again is no change, from whatever state', async () => {
    const first = await library.client.note.save({ articleId, markdown: 'One', baseUpdatedAt: null })
    expect(await library.client.note.save({ articleId, markdown: 'One', baseUpdatedAt: null })).toEqual(first)
  })

  test('an emptied note no longer counts as one and is not found', async () => {
    const first = await library.client.note.save({ articleId, markdown: 'Zebra', baseUpdatedAt: null })
    await library.client.note.save({ articleId, markdown: '', baseUpdatedAt: first.updatedAt })
    expect((await library.client.search.query({ queryText: 'zebra' })).total).toBe(0)
    expect((await library.client.article.get({ id: articleId })).hasNote).toBe(false)
  })
})

describe('keyword lists', () => {
  const people = {
    name: 'People',
    color: 'blue',
    isEnabled: true,
    terms: ['Ingrid', 'Lund', 'Ingrid'],
  } as const

  test('terms are kept in order, each once, across a restart', async () => {
    const list = await library.client.keyword.create({ ...people, terms: [...people.terms] })
    expect(list.terms).toEqual(['Ingrid', 'Lund'])
    await library.reopen()
    expect(await library.client.keyword.list()).toEqual([list])
  })

  test('a list can be changed, removed and brought back as it was', async () => {
    const list = await library.client.keyword.create({ ...people, terms: ['Ingrid'] })
    const changed = {
      ...list,
      name: 'Persons',
      color: 'red' as const,
      isEnabled: false,
      terms: ['Lund', 'Ingrid'],
    }
    expect(await library.client.keyword.update(changed)).toEqual(changed)
    await library.client.keyword.remove({ id: list.id })
    expect(await library.client.keyword.list()).toEqual([])
    await expect(library.client.keyword.update(changed)).rejects.toMatchObject({ code: 'LIST_NOT_FOUND' })
    await expect(library.client.keyword.remove({ id: list.id })).rejects.toMatchObject({
      code: 'LIST_NOT_FOUND',
    })
    expect(await library.client.keyword.restore({ id: list.id })).toEqual(changed)
    expect(await library.client.keyword.list()).toEqual([changed])
  })
})

test('whoever watches is told of each change, from the moment of asking', async () => {
  const controller = new AbortController()
  const events = await library.client.library.watch(undefined, { signal: controller.signal })
  await library.client.note.save({ articleId, markdown: 'One', baseUpdatedAt: null })
  await library.client.article.setState({ ids: [articleId], state: { isRead: true } })
  await library.client.keyword.create({ name: 'A', color: 'teal', isEnabled: true, terms: [] })
  const seen = []
  for await (const event of events) {
    seen.push(event)
    if (seen.length === 3) break
  }
  expect(seen).toEqual([
    { type: 'noteChanged', articleId },
    { type: 'articlesChanged', ids: [articleId] },
    { type: 'keywordsChanged' },
  ])
  controller.abort()
})
