import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

const STORY = `The ferry to Sandvik will stop running in March, the port authority said on Monday, after a survey found cracks in both of its landing stages.

Around four hundred people use it every day, most of them to reach the hospital or the upper school on the mainland.

What the survey found

Divers looked at every pile over three days and marked nineteen of sixty as unsafe. The report names no cause.

Follow our channel for harbour news every morning at seven`

const PAGE = (extra: string) => `<html lang="en"><head><title>Ferry to stop</title>
<link rel="canonical" href="https://www.harbour.example/news/ferry"><meta property="og:site_name" content="Harbour News">
</head><body><article><h1>Ferry to stop</h1><p>${'The ferry to Sandvik will stop running in March, the port authority said. '.repeat(4)}</p>
<p>${'Around four hundred people use it every day, most of them to reach the hospital. '.repeat(4)}</p>${extra}</article></body></html>`

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
})
afterEach(async () => {
  expect(library.bugs).toEqual([])
  await library.close()
})

async function importOne(name: string, content: string | Uint8Array) {
  const [item] = await library.importFiles({ name, content })
  if (item?.outcome.status !== 'imported') throw new Error(JSON.stringify(item))
  return item.outcome.articleId
}
const linesOf = async (articleId: Awaited<ReturnType<typeof importOne>>) =>
  (await library.client.structure.get({ articleId })).lines.map(
    ({ role, text }) => `${role}: ${text.slice(0, 21)}`,
  )
const find = (lines: { text: string; index: number }[], start: string) =>
  lines.find((line) => line.text.startsWith(start))!

describe('correcting the structure', () => {
  test('a corrected line survives a restart and another reading, and undo takes it back', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    const before = await library.client.structure.get({ articleId })
    const heading = find(before.lines, 'What the survey found')
    expect(heading).toMatchObject({ role: 'heading', isCorrected: false })
    const { correctionId, siteOffer } = await library.client.structure.correct({
      articleId,
      revisionId: before.revisionId,
      change: { kind: 'role', line: heading.index, role: 'paragraph' },
    })
    expect(siteOffer).toBeNull()
    await library.reopen()
    await library.client.structure.reparse({ articleId, encoding: null })
    const after = await library.client.structure.get({ articleId })
    expect(find(after.lines, 'What the survey found')).toMatchObject({ role: 'paragraph', isCorrected: true })
    expect(after.corrections.map(({ id }) => id)).toEqual([correctionId])
    expect((await library.client.search.query({ queryText: '"survey found divers"' })).total).toBe(1)
    await library.client.structure.undo({ articleId, correctionId })
    expect(await linesOf(articleId)).toEqual(
      before.lines.map(({ role, text }) => `${role}: ${text.slice(0, 21)}`),
    )
    await expect(library.client.structure.undo({ articleId, correctionId })).rejects.toMatchObject({
      code: 'NOTHING_TO_UNDO',
    })
  })

  test('a hidden line leaves the story and the search, not the library', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    const { lines, revisionId } = await library.client.structure.get({ articleId })
    const line = find(lines, 'Divers looked')
    await library.client.structure.correct({
      articleId,
      revisionId,
      change: { kind: 'role', line: line.index, role: 'boilerplate' },
    })
    expect((await library.client.article.get({ id: articleId })).text).not.toContain('Divers')
    expect((await library.client.search.query({ queryText: 'divers' })).total).toBe(0)
    expect(find((await library.client.structure.get({ articleId })).lines, 'Divers looked').index).toBe(
      line.index,
    )
  })

  test('title and byline are edited, found, and marked as the person’s own', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    let { revisionId } = await library.client.structure.get({ articleId })
    await library.client.structure.correct({
      articleId,
      revisionId,
      change: { kind: 'title', text: 'Sandvik loses its ferry' },
    })
    revisionId = (await library.client.structure.get({ articleId })).revisionId
    await library.client.structure.correct({
      articleId,
      revisionId,
      change: { kind: 'byline', text: 'Maren Holt' },
    })
    expect(await library.client.article.get({ id: articleId })).toMatchObject({
      title: 'Sandvik loses its ferry',
      titleOrigin: 'user',
      byline: 'Maren Holt',
    })
    expect((await library.client.search.query({ queryText: 'loses holt' })).total).toBe(1)
  })

  test('a change made on an older revision is refused', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    const { revisionId } = await library.client.structure.get({ articleId })
    const change = { kind: 'title', text: 'One' } as const
    await library.client.structure.correct({ articleId, revisionId, change })
    await expect(library.client.structure.correct({ articleId, revisionId, change })).rejects.toMatchObject({
      code: 'REVISION_CHANGED',
    })
  })

  test('a line hidden for its source is hidden in what comes from there next, until it is shown again', async () => {
    const advert =
      '<p>Our harbour walks begin again this spring, book your place now at the kiosk on pier two.</p>'
    const first = await importOne('a.html', PAGE(advert))
    const { lines, revisionId, source } = await library.client.structure.get({ articleId: first })
    expect(source).toBe('harbour.example')
    const line = find(lines, 'Our harbour walks')
    const { siteOffer } = await library.client.structure.correct({
      articleId: first,
      revisionId,
      change: { kind: 'role', line: line.index, role: 'boilerplate' },
    })
    expect(siteOffer).toEqual({ source: 'harbour.example', lineText: line.text })
    const { ruleId } = await library.client.structure.hideForSource(siteOffer!)
    const other = PAGE(
      `${advert}<p>${'A different story about the tide tables and their makers. '.repeat(12)}</p>`,
    )
      .replaceAll('Ferry to stop', 'Tide tables')
      .replace('/news/ferry', '/news/tides')
      .replaceAll('Sandvik', 'Nordvik')
      .replaceAll('hospital', 'library')
    const second = await importOne('b.html', other)
    expect(
      find((await library.client.structure.get({ articleId: second })).lines, 'Our harbour walks'),
    ).toMatchObject({ role: 'boilerplate' })
    await library.client.structure.showForSource({ ruleId })
    await library.client.structure.reparse({ articleId: second, encoding: null })
    expect(
      find((await library.client.structure.get({ articleId: second })).lines, 'Our harbour walks'),
    ).toMatchObject({ role: 'paragraph' })
  })

  test('another encoding reads the original again, and the choice stays', async () => {
    const cyrillic = 'Паром перестанет ходить в марте, сообщили в порту. '.repeat(12)
    const bytes = Uint8Array.from(cyrillic, (letter) => {
      const code = letter.codePointAt(0)!
      return code < 128 ? code : code - 0x410 + 0xc0
    })
    const articleId = await importOne('ferry.txt', bytes)
    expect((await library.client.article.get({ id: articleId })).text).toContain('Паром')
    await library.client.structure.reparse({ articleId, encoding: 'iso-8859-1' })
    expect((await library.client.structure.get({ articleId })).encoding).toBe('iso-8859-1')
    expect((await library.client.article.get({ id: articleId })).text).toContain('Ïàðîì')
    await library.client.structure.reparse({ articleId, encoding: 'windows-1251' })
    expect((await library.client.article.get({ id: articleId })).text).toContain('Паром')
  })
})

describe('a newer copy', () => {
  const newer = STORY.replace('nineteen of sixty', 'twenty of sixty')

  test('nearly the same words are offered, not added', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    const [item] = await library.importFiles({ name: 'ferry-2.txt', content: newer })
    expect(item!.outcome).toMatchObject({ status: 'similar', articleId, reason: 'text' })
    expect((await library.client.article.list({})).total).toBe(1)
  })

  test('as a revision it replaces the text and keeps note, corrections and the older reading', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    await library.client.note.save({ articleId, markdown: 'Keep me', baseUpdatedAt: null })
    const { lines, revisionId } = await library.client.structure.get({ articleId })
    const heading = find(lines, 'What the survey found')
    await library.client.structure.correct({
      articleId,
      revisionId,
      change: { kind: 'role', line: heading.index, role: 'quote' },
    })
    const [item] = await library.importFiles({ name: 'ferry-2.txt', content: newer })
    if (item?.outcome.status !== 'similar') throw new Error('expected a similar article')
    const { originalHash } = item.outcome
    expect(
      await library.client.import.decide({ originalHash, name: item.name, articleId, as: 'revision' }),
    ).toMatchObject({
      status: 'revised',
      articleId,
    })
    const article = await library.client.article.get({ id: articleId })
    expect(article.text).toContain('twenty of sixty')
    expect(article.hasNote).toBe(true)
    expect(
      find((await library.client.structure.get({ articleId })).lines, 'What the survey found'),
    ).toMatchObject({ role: 'quote' })
    expect((await library.importFiles({ name: 'ferry.txt', content: STORY }))[0]!.outcome.status).toBe(
      'duplicate',
    )
  })

  test('as an article of its own it stands beside the other', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    const [item] = await library.importFiles({ name: 'ferry-2.txt', content: newer })
    if (item?.outcome.status !== 'similar') throw new Error('expected a similar article')
    const { originalHash } = item.outcome
    const outcome = await library.client.import.decide({
      originalHash,
      name: item.name,
      articleId,
      as: 'article',
    })
    expect(outcome.status).toBe('imported')
    expect((await library.client.article.list({})).total).toBe(2)
  })

  test('the same address with changed words is offered; with other words it is another article', async () => {
    const articleId = await importOne(
      'a.html',
      PAGE('<p>First version of the third paragraph, which the desk wrote on Monday.</p>'),
    )
    const [update] = await library.importFiles({
      name: 'b.html',
      content: PAGE(`<p>${'A long new part that was added later in the day by the desk. '.repeat(3)}</p>`),
    })
    expect(update!.outcome).toMatchObject({ status: 'similar', articleId, reason: 'address' })
    const front = PAGE('').replaceAll(
      /<p>.*?<\/p>/gs,
      (_, index: number) =>
        `<p>${`Another day and other news altogether, number ${index} today. `.repeat(6)}</p>`,
    )
    expect((await library.importFiles({ name: 'c.html', content: front }))[0]!.outcome.status).toBe(
      'imported',
    )
  })

  test('deciding about bytes that are not there says so', async () => {
    const articleId = await importOne('ferry.txt', STORY)
    await expect(
      library.client.import.decide({ originalHash: 'a'.repeat(64), name: 'x', articleId, as: 'article' }),
    ).rejects.toMatchObject({ code: 'ORIGINAL_NOT_FOUND' })
  })
})
