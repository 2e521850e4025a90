/** Containers with bytes changed, cut and repeated at random: an article or a coded refusal, never anything else. */

import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { documentsIn } from '../../../src/core/importing/containers/open-source.ts'
import { parseDocument } from '../../../src/core/importing/parse-document.ts'
import { RefusedDocument } from '../../../src/shared/article/parsed-article.ts'
import {
  binaryPlist,
  bytesOf,
  chromiumMhtml,
  newsletterMail,
  PICTURE,
  pageHtml,
  webArchive,
  xmlPlist,
} from './build.ts'

const RUNS = Number(process.env.OFFPRINT_PROPERTY_RUNS ?? 100)

type Mutation =
  | { kind: 'set'; at: number; byte: number }
  | { kind: 'cut'; at: number }
  | { kind: 'drop'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number }

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      at: place,
      byte: fc.integer({ min: 0, max: 255 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: place, length: fc.nat(200) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.nat(400) }),
  },
)

function mutated(bytes: Uint8Array, change: Mutation): Uint8Array {
  // Half of the places are counted from the end, where archives keep their directories.
  const index =
    change.at < 0.5
      ? Math.floor(change.at * 2 * bytes.length)
      : bytes.length - 1 - Math.floor((change.at - 0.5) * 120)
  const at = Math.max(0, index)
  switch (change.kind) {
    case 'set':
      return Uint8Array.from(bytes, (byte, each) => (each === at ? change.byte : byte))
    case 'cut':
      return bytes.slice(0, at)
    case 'drop':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)])
    case 'repeat':
      return Buffer.concat([bytes.subarray(0, at + change.length), bytes.subarray(at)])
  }
}

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}

async function expectCoded(work: () => Promise<unknown>): Promise<void> {
  const error = await outcome(work)
  if (error !== null) expect(error).toBeInstanceOf(RefusedDocument)
}

async function readAll(bytes: Uint8Array): Promise<void> {
  for await (const document of documentsIn({ name: 'a.zip', read: async () => bytes })) {
    await expectCoded(async () => parseDocument({ bytes: await document.read(), name: 'entry' }))
    const pictures = await document.readResources?.(['page_files/bus.png'])
    expect(pictures?.every(({ bytes: picture }) => picture.length > 0) ?? true).toBe(true)
  }
}

const archive = zipSync({
  'page.html': bytesOf(pageHtml('page_files/bus.png')),
  'page_files/bus.png': PICTURE,
  'inner.zip': zipSync({ 'a.txt': bytesOf('A story in a text of its own.') }),
})

describe('mutated bytes', () => {
  test.each<[string, Uint8Array, (bytes: Uint8Array) => Promise<unknown>]>([
    ['MHTML', chromiumMhtml(), (bytes) => parseDocument({ bytes, name: 'page.mhtml' })],
    [
      'a web archive, binary',
      binaryPlist(webArchive()),
      (bytes) => parseDocument({ bytes, name: 'page.webarchive' }),
    ],
    [
      'a web archive, XML',
      xmlPlist(webArchive()),
      (bytes) => parseDocument({ bytes, name: 'page.webarchive' }),
    ],
    ['a mail', newsletterMail(), (bytes) => parseDocument({ bytes, name: 'mail.eml' })],
    ['a zip archive', archive, readAll],
  ])('%s', async (_, bytes, read) => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (changes) => {
        await expectCoded(() => read(changes.reduce(mutated, bytes)))
      }),
      { numRuns: RUNS },
    )
  })
})
