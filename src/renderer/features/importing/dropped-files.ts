/**
 * Collects what was dropped or chosen. Files that a person picked go to the core as they are, which says why it
 * refuses one; from a folder only those that look like articles are taken, as folders hold all kinds of things.
 */

const ARTICLE_NAME = /\.(?:txt|text|md|markdown|html?|xhtml)$/i

/** Whether a file found inside a folder looks like an article. */
export function looksLikeArticle(name: string): boolean {
  return ARTICLE_NAME.test(name) && !name.startsWith('.')
}

// Chromium does not name these interfaces in its global scope, so `instanceof` is out of the question.
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function nextEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}

async function filesBelow(directory: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = directory.createReader()
  const files: File[] = []
  // A directory is handed out in portions, the last of which is empty.
  for (let entries = await nextEntries(reader); entries.length > 0; entries = await nextEntries(reader)) {
    for (const entry of entries) {
      if (isDirectory(entry)) {
        if (!entry.name.startsWith('.')) files.push(...(await filesBelow(entry)))
      } else if (isFile(entry) && looksLikeArticle(entry.name)) files.push(await fileOf(entry))
    }
  }
  return files
}

/**
 * All files of a drop, with folders walked. Must be called during the event: the transfer is emptied afterwards.
 */
export function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  const parts: Promise<File[]>[] = []
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry && isDirectory(entry)) parts.push(filesBelow(entry))
    else if (file) parts.push(Promise.resolve([file]))
  }
  return Promise.all(parts).then((files) => files.flat())
}

/** Lets the person choose files or a folder through the browser's own dialog; empty when dismissed. */
export function chooseInBrowser(kind: 'files' | 'folder'): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    if (kind === 'folder') input.webkitdirectory = true
    else input.accept = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html'
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])]
      resolve(kind === 'folder' ? files.filter((file) => looksLikeArticle(file.name)) : files)
    })
    input.click()
  })
}
