/** Archives as import sources: what is taken from them, under which names, and what is refused with which sentence. */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { documentsIn } from '../../../src/core/importing/containers/open-source.ts'
import { entryLabel } from '../../../src/core/importing/containers/zip/expand-archive.ts'
import type { ImportSource } from '../../../src/core/ports/ports.ts'
import { bytesOf, PICTURE, pageHtml } from './build.ts'
import { overlappingZip, type RawEntry, rawZip } from './raw-zip.ts'

const STORY = bytesOf(
  'The night bus to Hallevik will keep running through the winter, the county council decided.',
)

function archive(bytes: Uint8Array, name = 'saved.zip'): ImportSource {
  return { name, read: async () => bytes }
}

async function documents(bytes: Uint8Array): Promise<ImportSource[]> {
  const found: ImportSource[] = []
  for await (const document of documentsIn(archive(bytes))) found.push(document)
  return found
}

/** Name and words of each document, or the code of its refusal. */
async function contents(bytes: Uint8Array): Promise<[name: string, what: string][]> {
  const found: [string, string][] = []
  for (const document of await documents(bytes)) {
    const what = await document.read().then(
      (content) => Buffer.from(content).toString('utf8').slice(0, 20),
      (error: { code: string; message: string }) => {
        expect(error.message).toMatch(/^[^\n]{20,250}[.!]$/)
        return error.code
      },
    )
    found.push([document.name, what])
  }
  return found
}

const files = (entries: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? bytesOf(content) : content,
      ]),
    ),
  )

describe('what is taken', () => {
  test('articles in all folders; pictures, scripts, hidden files and files of pages are not', async () => {
    const bytes = files({
      'a.txt': STORY,
      'folder/page.html': pageHtml('page_files/bus.png'),
      'folder/page_files/bus.png': PICTURE,
      'folder/page_files/frame.html': '<html><p>An advertisement in a frame.</p></html>',
      'folder/page_files/app.js': 'alert(1)',
      'folder/seite.htm': pageHtml('seite-Dateien/bus.png'),
      'folder/seite-Dateien/frame.html': '<html><p>An advertisement in a frame.</p></html>',
      'other_files/kept.html': '<html><p>No page of that name lies beside this folder.</p></html>',
      '.hidden.txt': STORY,
      '__MACOSX/folder/._page.html': 'x',
      'picture.png': PICTURE,
      'no-ending': Buffer.concat([STORY, STORY]),
      'page.php': '<!doctype html><html><p>Saved under the name of its program.</p></html>',
      'notes.dat': STORY,
      'nested.zip': files({ 'deep.md': '# Deep\n\nA story.' }),
    })
    expect(await contents(bytes)).toEqual([
      ['saved.zip/a.txt', 'The night bus to Hal'],
      ['saved.zip/folder/page.html', '<!DOCTYPE html><html'],
      ['saved.zip/folder/seite.htm', '<!DOCTYPE html><html'],
      ['saved.zip/other_files/kept.html', '<html><p>No page of '],
      ['saved.zip/no-ending', 'The night bus to Hal'],
      ['saved.zip/page.php', '<!doctype html><html'],
      ['saved.zip/nested.zip/deep.md', '# Deep\n\nA story.'],
    ])
  })

  test('a page finds the pictures that lie beside it, and only those that it names', async () => {
    const bytes = files({
      'x/page.html': pageHtml('page_files/bus.png'),
      'x/page_files/bus.png': PICTURE,
      'x/page_files/script.png': 'alert(1)',
      'page_files/bus.png': STORY,
    })
    const [page] = await documents(bytes)
    expect(
      await page?.readResources?.(['page_files/bus.png', 'page_files/script.png', 'page_files/none.png']),
    ).toEqual([{ name: 'page_files/bus.png', bytes: new Uint8Array(PICTURE) }])
  })

  test.each<[string, RawEntry[], [string, string][]]>([
    [
      'stored entries',
      [{ name: 'a.txt', content: STORY, isStored: true }],
      [['saved.zip/a.txt', 'The night bus to Hal']],
    ],
    [
      'names that lead out become labels',
      [
        { name: '../../etc/passwd.txt', content: 'One story.' },
        { name: '/root/b.txt', content: 'Two stories.' },
        { name: 'C:\\Windows\\c.txt', content: 'Three stories.' },
        { name: '\u0000d/..\\./e.txt', content: 'Four stories.' },
      ],
      [
        ['saved.zip/etc/passwd.txt', 'One story.'],
        ['saved.zip/root/b.txt', 'Two stories.'],
        ['saved.zip/Windows/c.txt', 'Three stories.'],
        ['saved.zip/d/e.txt', 'Four stories.'],
      ],
    ],
    [
      'of one name the last that holds something',
      [
        { name: 'a.txt', content: 'The first.' },
        { name: './a.txt', content: 'The second.' },
        { name: 'a.txt', content: '' },
      ],
      [['saved.zip/a.txt', 'The second.']],
    ],
    [
      'an encrypted entry, the rest goes on',
      [
        { name: 'a.txt', content: STORY, isEncrypted: true },
        { name: 'b.txt', content: 'Open to all.' },
      ],
      [
        ['saved.zip/a.txt', 'ENCRYPTED_FILE'],
        ['saved.zip/b.txt', 'Open to all.'],
      ],
    ],
    [
      'damaged entries, the rest goes on',
      [
        { name: 'crc.txt', content: STORY, claims: { crc: 1 } },
        { name: 'longer.txt', content: STORY, claims: { size: 10 } },
        { name: 'shorter.txt', content: STORY, claims: { size: 1000 } },
        { name: 'noise.txt', content: '\u00ff\u00fe noise', isStored: true, claims: { method: 8 } },
        { name: 'b.txt', content: 'Whole.' },
      ],
      [
        ['saved.zip/crc.txt', 'DAMAGED_FILE'],
        ['saved.zip/longer.txt', 'DAMAGED_FILE'],
        ['saved.zip/shorter.txt', 'DAMAGED_FILE'],
        ['saved.zip/noise.txt', 'DAMAGED_FILE'],
        ['saved.zip/b.txt', 'Whole.'],
      ],
    ],
    [
      'a way of packing that is not known',
      [{ name: 'a.txt', content: STORY, claims: { method: 14 } }],
      [['saved.zip/a.txt', 'BINARY_FILE']],
    ],
  ])('%s', async (_, entries, expected) => {
    expect(await contents(rawZip(entries))).toEqual(expected)
  })

  test.each([
    ['a/b.txt', 'a/b.txt'],
    ['../a.txt', 'a.txt'],
    ['a/../../b.txt', 'a/b.txt'],
    ['/a.txt', 'a.txt'],
    ['c:/a.txt', 'a.txt'],
    ['C:..\\a.txt', 'a.txt'],
    ['\\\\server\\share\\a.txt', 'server/share/a.txt'],
    ['a\u0000\n.txt', 'a.txt'],
    ['..', ''],
  ])('the entry %j is called %j', (name, label) => {
    expect(entryLabel(name)).toBe(label)
  })
})

describe('what is refused as a whole', () => {
  const inside = (bytes: Uint8Array) => files({ 'inner.zip': bytes })
  const story = files({ 'a.txt': STORY })
  // Packed a thousand to one: 6 MB that claim to be 6 GB in sum, and what a liar would hide.
  const zeros = new Uint8Array(6 * 1024 * 1024)

  test.each<[string, Uint8Array, [string, string][]]>([
    ['cut at its end', story.slice(0, -10), [['saved.zip', 'DAMAGED_FILE']]],
    ['cut in its middle', story.slice(0, 40), [['saved.zip', 'DAMAGED_FILE']]],
    ['without entries', rawZip([]), [['saved.zip', 'NO_TEXT']]],
    ['with pictures only', files({ 'a.png': PICTURE }), [['saved.zip', 'NO_TEXT']]],
    [
      'an office document',
      files({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>', 'a.html': 'x' }),
      [['saved.zip', 'BINARY_FILE']],
    ],
    [
      'an e-book',
      files({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<x/>', 'a.html': 'x' }),
      [['saved.zip', 'BINARY_FILE']],
    ],
    ['a bomb of one file', files({ 'a.txt': zeros }), [['saved.zip', 'TOO_LARGE']]],
    ['a bomb of overlapping files', overlappingZip(2000, STORY), [['saved.zip', 'TOO_LARGE']]],
    [
      'a bomb by its claim of two gigabytes',
      rawZip([{ name: 'a.txt', content: STORY, claims: { size: 2_000_000_000 } }]),
      [['saved.zip', 'TOO_LARGE']],
    ],
    [
      'two archives deep, which is read',
      inside(story),
      [['saved.zip/inner.zip/a.txt', 'The night bus to Hal']],
    ],
    ['three archives deep', inside(inside(story)), [['saved.zip/inner.zip/inner.zip', 'TOO_DEEP']]],
  ])('%s', async (_, bytes, expected) => {
    expect(await contents(bytes)).toEqual(expected)
  })

  test('one entry that would unpack into far more, beside much that does not', async () => {
    const noise = Uint8Array.from(
      { length: 200_000 },
      (_, index) => (index * index * 31 + (index >> 3) * 17) % 251,
    )
    const bytes = rawZip([
      { name: 'a.txt', content: zeros },
      { name: 'noise.png', content: noise, isStored: true },
      { name: 'b.txt', content: 'Harmless.' },
    ])
    expect(await contents(bytes)).toEqual([
      ['saved.zip/a.txt', 'TOO_LARGE'],
      ['saved.zip/b.txt', 'Harmless.'],
    ])
  })

  test('a liar is stopped at the size it claimed, with memory bounded', async () => {
    const bytes = rawZip([
      { name: 'a.txt', content: new Uint8Array(96 * 1024 * 1024), claims: { size: 1000 } },
    ])
    const before = process.memoryUsage().rss
    expect(await contents(bytes)).toEqual([['saved.zip/a.txt', 'DAMAGED_FILE']])
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('archives within an archive share one allowance', async () => {
    // Each claims 400 MB, which one archive may have; three of them are more than the outermost may unpack into.
    const large = rawZip(
      Array.from({ length: 8 }, (_, index) => ({
        name: `${index}.txt`,
        content: Uint8Array.from(
          { length: 300_000 },
          (_, at) => (at * at * (index + 3) + (at >> 4) * 17) % 251,
        ),
        isStored: true,
        claims: { size: 50 * 1024 * 1024 },
      })),
    )
    const found = await contents(
      files({ '1.zip': large, '2.zip': large, '3.zip': large, 'b.txt': 'Harmless.' }),
    )
    expect(found.filter(([, what]) => what === 'TOO_LARGE')).toEqual([['saved.zip/3.zip', 'TOO_LARGE']])
    expect(found.at(-1)).toEqual(['saved.zip/b.txt', 'Harmless.'])
  })

  test('others get their turn while a large entry is unpacked', async () => {
    let state = 1
    const noise = new Uint8Array(14 * 1024 * 1024)
    for (let index = 0; index < noise.length; index++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      noise[index] = 97 + (state >>> 28)
    }
    const bytes = rawZip([{ name: 'a.txt', content: noise }])
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const [document] = await documents(bytes)
    clearInterval(timer)
    expect((await document?.read())?.length).toBe(noise.length)
    expect(turns).toBeGreaterThan(1)
  })
})
