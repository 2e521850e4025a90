import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await openTestLibrary()
  const articles = {
    ferry:
      '# The last ferry\n\nThe ferry crosses the sound twice a day. “The sound is not for sale,” said Ms Dahl.',
    code: '# A language turns forty\n\nC++ and foo-bar tools fill the shelves. AND gates come next. Naïve cafés close.',
    treaty: '# 停战协议\n\n双方签署停战协议，谈判将继续进行。',
    sound: '# Sale of the century\n\nA sale is not a sound idea for a ferry company, the mayor said.',
  }
  for (const [name, content] of Object.entries(articles)) {
    await library.importFiles({ name: `${name}.md`, content })
  }
})
afterAll(async () => {
  expect(library.bugs).toEqual([])
  await library.close()
})

const find = async (queryText: string) =>
  (await library.client.search.query({ queryText })).hits.map((hit) => hit.article.title).sort()

describe('search', () => {
  test.each([
    ['ferry', ['Sale of the century', 'The last ferry'], 'a word'],
    ['FERRY mayor', ['Sale of the century'], 'all words, whatever their case'],
    ['"sound is not for sale"', ['The last ferry'], 'a phrase'],
    ['“sound is not for sale”', ['The last ferry'], 'a phrase in curly quotes'],
    ['ferry -mayor', ['The last ferry'], 'a word left out'],
    ['dahl OR mayor', ['Sale of the century', 'The last ferry'], 'either word'],
    ['cross*', ['The last ferry'], 'a prefix'],
    ['naive cafes', ['A language turns forty'], 'diacritics do not matter'],
    ['停战', ['停战协议'], 'Chinese by any substring'],
    ['战停', [], 'but not in another order'],
    ['AND', ['A language turns forty'], 'AND is a word like any other'],
    ['C++', ['A language turns forty'], 'signs do not break a query'],
    ['foo-bar', ['A language turns forty'], 'a hyphen joins words to a phrase'],
    ['bar-foo', [], 'in their order'],
    ['*', [], 'a sign alone finds nothing'],
    ['"', [], 'an open quote alone finds nothing'],
    ['"ferry crosses', ['The last ferry'], 'an open quote reaches to the end'],
    ['-ferry', [], 'only words to leave out find nothing'],
    ['🙂', [], 'an emoji finds nothing'],
    ['x'.repeat(10_000), [], 'ten thousand letters find nothing'],
    ['ferry '.repeat(1_600), ['Sale of the century', 'The last ferry'], 'ten thousand characters of words'],
    ['ferry NEAR sale) ( ^title: {body', [], 'signs of the engine are not syntax'],
    ["ferry'; DROP TABLE article; --", [], 'nor are those of SQL'],
    ['', [], 'nothing finds nothing'],
  ])('%.40j finds %j: %s', async (queryText, titles) => {
    expect(await find(queryText)).toEqual([...titles].sort())
  })

  test('the excerpt marks the words that were found', async () => {
    const { hits } = await library.client.search.query({ queryText: '"not for sale" dahl' })
    const marked = hits.map((hit) => hit.excerptParts.filter((part) => part.isHit).map((part) => part.text))
    expect(marked).toEqual([['not for sale', 'Dahl']])
    expect(hits[0]!.excerptParts.map((part) => part.text).join('')).toBe(
      'The ferry crosses the sound twice a day. “The sound is not for sale,” said Ms Dahl.',
    )
  })

  test('a word in the title ranks before the same word in the text', async () => {
    const { hits } = await library.client.search.query({ queryText: 'sale' })
    expect(hits.map((hit) => hit.article.title)).toEqual(['Sale of the century', 'The last ferry'])
  })

  test('the trash is not searched', async () => {
    const { hits } = await library.client.search.query({ queryText: 'mayor' })
    const ids = hits.map((hit) => hit.article.id)
    const { previous } = await library.client.article.setState({ ids, state: { isTrashed: true } })
    expect(await find('mayor')).toEqual([])
    for (const { id, state } of previous) await library.client.article.setState({ ids: [id], state })
    expect(await find('mayor')).toEqual(['Sale of the century'])
  })
})
