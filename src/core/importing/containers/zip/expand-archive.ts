/**
 * Turns a zip archive into import sources. Nothing is written to the disk: an entry's name is only ever a label in the
 * report and a key for finding pictures, and an entry is unpacked when its turn comes.
 */
import { type DocumentResource, RefusedDocument } from '../../../../shared/article/parsed-article.ts'
import { sniffImageType } from '../../../../shared/security/image-type.ts'
import {
  companionFolders,
  judgeName,
  looksLikeArticle,
  SNIFFED_BYTES,
} from '../../../../shared/sources/article-names.ts'
import { MAX_PICTURE_BYTES, MAX_PICTURES_BYTES } from '../../../../shared/sources/picture-limits.ts'
import type { ArchivePlace, ImportSource } from '../../../ports/ports.ts'
import { unpackEntry, unpackHead } from './unpack-entry.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const MEBIBYTE = 1024 * 1024
export const MAX_ARCHIVE_DEPTH = 2
/** Unpacked, all archives inside included. */
export const MAX_UNPACKED_BYTES = 1024 * MEBIBYTE
export const MAX_ENTRY_BYTES = 64 * MEBIBYTE
/** The most repetitive pages come to about 50; beyond this size and ratio it is no article. */
const MAX_RATIO = 200
const RATIO_FREE_BYTES = 4 * MEBIBYTE

function bomb(): RefusedDocument {
  return new RefusedDocument(
    'TOO_LARGE',
    'This zip archive would unpack into far more than it is, as archives built to fill a disk do. It was not unpacked.',
  )
}

function tooDeep(): RefusedDocument {
  return new RefusedDocument(
    'TOO_DEEP',
    `This archive lies inside ${MAX_ARCHIVE_DEPTH} other archives. Unpack the outer ones and import the folder.`,
  )
}

function isBombLike(size: number, packedSize: number): boolean {
  return size > RATIO_FREE_BYTES && size > packedSize * MAX_RATIO
}

/** A label without anything that leads out of a folder: no `..`, no drive, no root, no control characters. */
export function entryLabel(rawName: string): string {
  return rawName
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replaceAll('\\', '/')
    .split('/')
    .map((segment, index) => (index === 0 ? segment.replace(/^[a-z]:/i, '') : segment).trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .join('/')
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

interface ArchivedFile {
  path: string
  entry: ZipEntry
}

/** Of several entries with one name the last that holds something counts, as in an archive that was added to. */
function filesOf(entries: readonly ZipEntry[]): Map<string, ArchivedFile> {
  const files = new Map<string, ArchivedFile>()
  for (const entry of entries) {
    const path = entryLabel(entry.rawName)
    if (path === '' || /[/\\]$/.test(entry.rawName)) continue
    if (entry.size > 0 || !files.has(path)) files.set(path, { path, entry })
  }
  return files
}

function assertHarmless(entries: readonly ZipEntry[], archive: Uint8Array, budget: { bytes: number }): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const sorted = entries.toSorted((a, b) => a.headerStart - b.headerStart)
  const overlaps = sorted.some(({ headerStart, compressedSize }, index) => {
    const next = sorted[index + 1]
    return next !== undefined && headerStart + 30 + compressedSize > next.headerStart
  })
  if (overlaps || total > budget.bytes || isBombLike(total, archive.length)) throw bomb()
  budget.bytes -= total
}

/** Office documents and e-books are zip archives too. */
function assertNoOtherDocument(files: ReadonlyMap<string, ArchivedFile>): void {
  if (
    !files.has('[Content_Types].xml') &&
    !(files.has('mimetype') && [...files.keys()].some((path) => path.startsWith('META-INF/')))
  ) {
    return
  }
  throw new RefusedDocument(
    'BINARY_FILE',
    'This is an office document or an e-book, not a text or web page. Save the article as text, Markdown or HTML and import that.',
  )
}

function isInside(path: string, folders: ReadonlyMap<string, (folder: string) => boolean>): boolean {
  const segments = path.split('/')
  return segments.slice(0, -1).some((segment, index) => {
    const parent = segments
      .slice(0, index)
      .map((each) => `${each}/`)
      .join('')
    return folders.get(parent)?.(segment) === true
  })
}

/** For each folder, which folders in it belong to a page in it. */
function companions(files: ReadonlyMap<string, ArchivedFile>): Map<string, (folder: string) => boolean> {
  const names = new Map<string, string[]>()
  for (const path of files.keys()) {
    const folder = folderOf(path)
    const list = names.get(folder) ?? []
    list.push(path.slice(folder.length))
    names.set(folder, list)
  }
  return new Map([...names].map(([folder, list]) => [folder, companionFolders(list)]))
}

function isHidden(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('.') || segment === '__MACOSX')
}

async function chooseArticles(
  archive: Uint8Array,
  files: ReadonlyMap<string, ArchivedFile>,
): Promise<ArchivedFile[]> {
  const folders = companions(files)
  const chosen: ArchivedFile[] = []
  for (const file of files.values()) {
    if (isHidden(file.path) || isInside(file.path, folders)) continue
    const verdict = judgeName(file.path)
    const isArticle =
      verdict === 'article' ||
      (verdict === 'look' &&
        looksLikeArticle(file.path, await unpackHead(archive, file.entry, SNIFFED_BYTES)))
    if (isArticle) chosen.push(file)
  }
  return chosen
}

async function readPictures(
  archive: Uint8Array,
  files: ReadonlyMap<string, ArchivedFile>,
  page: string,
  paths: readonly string[],
): Promise<DocumentResource[]> {
  const found: DocumentResource[] = []
  let left = MAX_PICTURES_BYTES
  for (const path of paths) {
    const entry = files.get(folderOf(page) + path)?.entry
    if (!entry || entry.size > Math.min(left, MAX_PICTURE_BYTES)) continue
    if (sniffImageType(await unpackHead(archive, entry, 1024)) === null) continue
    try {
      found.push({ name: path, bytes: await unpackEntry(archive, entry) })
      left -= entry.size
    } catch (error) {
      // A picture that cannot be had is shown by its words, like any that is missing.
      if (!(error instanceof RefusedDocument)) throw error
    }
  }
  return found
}

async function readEntry(archive: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size > MAX_ENTRY_BYTES || isBombLike(entry.size, entry.compressedSize)) {
    const size = Math.round(entry.size / MEBIBYTE)
    throw new RefusedDocument(
      'TOO_LARGE',
      `This file would unpack into ${size} MB, which no article has. It was not unpacked.`,
    )
  }
  return await unpackEntry(archive, entry)
}

/**
 * The articles in the archive that `source` gave as `archive`, in the order of the archive. Throws `RefusedDocument` for
 * an archive that is damaged, nested too deep, built to fill memory, or without articles.
 */
export async function expandArchive(source: ImportSource, archive: Uint8Array): Promise<ImportSource[]> {
  const depth = (source.within?.depth ?? 0) + 1
  if (depth > MAX_ARCHIVE_DEPTH) throw tooDeep()
  const within: ArchivePlace = { depth, budget: source.within?.budget ?? { bytes: MAX_UNPACKED_BYTES } }
  const entries = readZipDirectory(archive)
  assertHarmless(entries, archive, within.budget)
  const files = filesOf(entries)
  assertNoOtherDocument(files)
  const articles = await chooseArticles(archive, files)
  if (articles.length === 0) {
    throw new RefusedDocument(
      'NO_TEXT',
      'This zip archive holds no article: no text, web page, mail or Markdown file.',
    )
  }
  return articles.map(({ path, entry }) => ({
    name: `${source.name}/${path}`,
    within,
    read: () => readEntry(archive, entry),
    readResources: (paths) => readPictures(archive, files, path, paths),
  }))
}
