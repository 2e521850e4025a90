/** Containers through the whole import: articles with their pictures in a real library, and the report on each. */
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../src/adapters/blob-store.ts'
import type { ImportItem } from '../../../src/shared/contract/schemas.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'
import {
  binaryPlist,
  bytesOf,
  chromiumMhtml,
  newsletterMail,
  OTHER_PICTURE,
  PARAGRAPHS,
  PICTURE,
  pageHtml,
  webArchive,
} from './build.ts'
import { rawZip } from './raw-zip.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
})
afterEach(async () => {
  expect(library.bugs).toEqual([])
  await library.close()
})

const outcomes = (items: readonly ImportItem[]) =>
  items
    .map(({ name, outcome }) => [name, 'code' in outcome ? outcome.code : outcome.status])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

async function picturesOf(item: ImportItem | undefined): Promise<string[]> {
  if (!item || !('articleId' in item.outcome)) throw new Error(`Not imported: ${JSON.stringify(item)}`)
  const { tree } = await library.client.article.get({ id: item.outcome.articleId })
  return [...JSON.stringify(tree).matchAll(/"type":"image","url":"([^"]*)"/g)].map(
    (match) => match[1] as string,
  )
}

/** Other words each time, so that no two pages are copies of one another. */
function pageOf(topic: string, image: string): string {
  return PARAGRAPHS.reduce(
    (html, words, index) =>
      html.replace(
        words,
        `${topic}: ${words
          .split(' ')
          .toSorted((a, b) => (a + topic + index < b + topic ? -1 : 1))
          .join(' ')}.`,
      ),
    pageHtml(image),
  ).replaceAll('Night bus stays', topic)
}

const first = `asset:${sha256Hex(PICTURE)}`
const other = `asset:${sha256Hex(OTHER_PICTURE)}`

describe('pictures are kept in the library', () => {
  test.each([
    ['page.mhtml', chromiumMhtml(), first],
    ['page.bin', chromiumMhtml('cid:bus@county'), other],
    ['page.webarchive', binaryPlist(webArchive()), first],
    ['letter.eml', newsletterMail(), first],
    [
      'page.html',
      bytesOf(pageHtml(`data:image/png;base64,${Buffer.from(PICTURE).toString('base64')}`)),
      first,
    ],
  ])('%s', async (name, content, url) => {
    const [item] = await library.importFiles({ name, content })
    expect(outcomes([item as ImportItem])).toEqual([[name, 'imported']])
    expect(await picturesOf(item)).toEqual([url])
    expect(Buffer.from((await library.open.assets.get(url.slice('asset:'.length))) ?? [])).toEqual(
      url === first ? PICTURE : OTHER_PICTURE,
    )
  })

  test('a page and its folder, chosen as file or with the folder around it; nothing leads out of it', async () => {
    const folder = join(library.folder, 'saved')
    await mkdir(join(folder, 'one_files'), { recursive: true })
    await mkdir(join(folder, 'zwei-Dateien'))
    await writeFile(join(folder, 'one.html'), pageOf('One', './one_files/bus.png'))
    await writeFile(join(folder, 'one_files', 'bus.png'), PICTURE)
    await writeFile(join(folder, 'one_files', 'frame.html'), pageOf('A frame', 'bus.png'))
    await writeFile(join(folder, 'zwei.htm'), pageOf('Zwei', 'zwei-Dateien/bus%201.png'))
    await writeFile(join(folder, 'zwei-Dateien', 'bus 1.png'), OTHER_PICTURE)
    await writeFile(join(library.folder, 'secret.png'), PICTURE)
    await writeFile(join(folder, 'three.html'), pageOf('Three', '../secret.png'))
    await symlink(join(library.folder, 'secret.png'), join(folder, 'link.png'))
    await writeFile(join(folder, 'vier.html'), pageOf('Vier', 'link.png'))
    const items = await library.importPath(folder)
    expect(outcomes(items)).toEqual([
      ['one.html', 'imported'],
      ['three.html', 'imported'],
      ['vier.html', 'imported'],
      ['zwei.htm', 'imported'],
    ])
    const byName = new Map(items.map((item) => [item.name, item]))
    expect(await picturesOf(byName.get('one.html'))).toEqual([first])
    expect(await picturesOf(byName.get('zwei.htm'))).toEqual([other])
    expect(await picturesOf(byName.get('three.html'))).toEqual([''])
    expect(await picturesOf(byName.get('vier.html'))).toEqual([''])
  })

  test.each([
    ['page_files', ''],
    ['page_bylos', '<link rel="canonical" href="https://county.example/night-bus">'],
  ])('pictures from %s are still there when the page is read again', async (folder, head) => {
    await mkdir(join(library.folder, folder))
    await writeFile(join(library.folder, 'page.html'), pageHtml(`${folder}/the%20bus.png`, head))
    await writeFile(join(library.folder, folder, 'the bus.png'), PICTURE)
    const [item] = await library.importPath(join(library.folder, 'page.html'))
    if (item?.outcome.status !== 'imported') throw new Error(JSON.stringify(item))
    const { articleId } = item.outcome
    await library.client.structure.reparse({ articleId, encoding: 'windows-1252' })
    await library.client.structure.reparse({ articleId, encoding: null })
    expect(await picturesOf(item)).toEqual([first])
  })

  test('one file chosen by itself finds its folder', async () => {
    await mkdir(join(library.folder, 'page_fichiers'))
    await writeFile(join(library.folder, 'page.html'), pageHtml('page_fichiers/bus.png'))
    await writeFile(join(library.folder, 'page_fichiers', 'bus.png'), PICTURE)
    const [item] = await library.importPath(join(library.folder, 'page.html'))
    expect(await picturesOf(item)).toEqual([first])
  })
})

describe('archives', () => {
  test('every document is reported under its place, the bad ones with their sentence', async () => {
    const inner = zipSync({
      'letter.eml': newsletterMail(),
      'too-deep.zip': zipSync({ 'a.zip': zipSync({ 'a.txt': bytesOf('x') }) }),
    })
    const archive = rawZip([
      { name: 'pages/one.html', content: pageOf('One', 'one_files/bus.png') },
      { name: 'pages/one_files/bus.png', content: OTHER_PICTURE },
      { name: 'pages/one_files/frame.html', content: pageOf('Frame', 'x') },
      { name: '../../two.mhtml', content: Buffer.from(chromiumMhtml().toString()), isEncrypted: true },
      { name: 'empty.txt', content: '' },
      { name: 'damaged.txt', content: 'A story.', claims: { crc: 7 } },
      { name: 'inner.zip', content: inner },
    ])
    const items = await library.importFiles(
      { name: 'archive.zip', content: archive },
      { name: 'cut.zip', content: archive.slice(0, 300) },
    )
    expect(outcomes(items)).toEqual([
      ['archive.zip/damaged.txt', 'DAMAGED_FILE'],
      ['archive.zip/empty.txt', 'EMPTY_FILE'],
      ['archive.zip/inner.zip/letter.eml', 'imported'],
      ['archive.zip/inner.zip/too-deep.zip', 'TOO_DEEP'],
      ['archive.zip/pages/one.html', 'imported'],
      ['archive.zip/two.mhtml', 'ENCRYPTED_FILE'],
      ['cut.zip', 'DAMAGED_FILE'],
    ])
    expect(await picturesOf(items.find(({ name }) => name.endsWith('one.html')))).toEqual([other])
    expect(
      outcomes(await library.importFiles({ name: 'again.zip', content: archive })).filter(
        ([, what]) => what === 'imported',
      ),
    ).toEqual([])
  })

  test('progress counts what is inside, and cancelling in an archive keeps what is done', async () => {
    const archive = zipSync(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`${index}.html`, bytesOf(pageOf(`Topic ${index}`, 'x'))]),
      ),
    )
    const { jobId } = await library.client.import.start({ files: [new File([archive], 'many.zip')] })
    let total = 0
    let report: { items: ImportItem[]; wasCancelled: boolean } | undefined
    for await (const event of await library.client.import.watch({ jobId })) {
      if (event.type === 'progressed') total = Math.max(total, event.total)
      if (event.type === 'itemFinished') await library.client.import.cancel({ jobId })
      if (event.type === 'finished') report = event
    }
    expect(total).toBe(40)
    expect(report?.wasCancelled).toBe(true)
    expect(report?.items.length).toBeLessThan(40)
  })

  test.each([
    ['just what may be read', 100],
    ['more than may be read', 101],
  ])('a file of 100 MB, %s, is refused with its sentence', async (_, mebibytes) => {
    const path = join(library.folder, 'huge.eml')
    await writeFile(path, newsletterMail())
    await truncate(path, mebibytes * 1024 * 1024)
    const [item] = await library.importPath(path)
    expect(item?.outcome).toMatchObject({ status: 'refused', code: 'TOO_LARGE' })
  })

  test('a mixed folder: known endings, pages under any name, nothing else', async () => {
    const folder = join(library.folder, 'mixed')
    await mkdir(folder)
    await writeFile(join(folder, 'a.eml'), newsletterMail())
    await writeFile(join(folder, 'b.zip'), zipSync({ 'page.html': bytesOf(pageOf('B', 'x')) }))
    await writeFile(join(folder, 'c.php'), pageOf('C', 'x'))
    await writeFile(
      join(folder, 'd'),
      `${PARAGRAPHS.join('\n\n')}\n\nIt was the last item of a long evening.`,
    )
    await writeFile(join(folder, 'e.png'), PICTURE)
    await writeFile(join(folder, 'f.ini'), PARAGRAPHS.join('\n\n'))
    await writeFile(join(folder, 'g'), 'setting=1')
    const items = await library.importPath(folder)
    expect(items.map(({ name }) => name).sort()).toEqual(['a.eml', 'b.zip/page.html', 'c.php', 'd'])
    expect(items.filter(({ outcome }) => outcome.status === 'refused')).toEqual([])
  })
})
