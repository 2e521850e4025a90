/**
 * Decides by name and first bytes which files of a folder or an archive are taken for articles. A file that was chosen
 * by itself is always tried; these rules keep pictures, scripts and programs out of the report of a whole folder.
 */
import { mailHead } from './mail-headers.ts'
import { plistForm } from './plist-form.ts'

/** `look`: the first bytes decide, see `looksLikeArticle`. */
export type NameVerdict = 'article' | 'look' | 'other'

const ARTICLE_NAME = /\.(?:txt|text|md|markdown|html?|xhtml|shtml|mht|mhtml|webarchive|eml|zip)$/i
const OTHER_NAME =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|svg|tiff?|heic|css|m?js|cjs|tsx?|jsx|map|json|wasm|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|mov|avi|mkv|flac|pdf|docx?|xlsx?|pptx?|od[tsp]|epub|mobi|azw3?|t?gz|bz2|xz|7z|rar|tar|zipx|exe|dll|so|dylib|bin|dmg|iso|msi|deb|rpm|apk|jar|class|pyc|db|sqlite|lock|csv|tsv|log)$/i
const EXTENSION = /\.(?=[^.]*[a-z])[a-z\d_-]{1,10}$/i
const PAGE_NAME = /\.(?:html?|xhtml|shtml)$/i

/** How many of the first bytes `looksLikeArticle` wants to see. */
export const SNIFFED_BYTES = 4096
/** Fewer letters in the first bytes are a setting or a mark, not an article. */
const MIN_LETTERS = 120

/** `name` may have folders before it. */
export function judgeName(name: string): NameVerdict {
  if (ARTICLE_NAME.test(name)) return 'article'
  return OTHER_NAME.test(name) ? 'other' : 'look'
}

const PAGE_START =
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i

function looksLikeText(head: string): boolean {
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(head)) return false
  const damaged = head.match(/\ufffd/g)?.length ?? 0
  const letters = head.match(/\p{L}/gu)?.length ?? 0
  return damaged <= 2 && letters >= MIN_LETTERS && /\p{L}\s+\p{L}/u.test(head)
}

/**
 * For names that `judgeName` wants to have looked at: true for a page, a saved page, a mail or a web archive under any
 * name, and for running text in a file whose name has no ending.
 */
export function looksLikeArticle(name: string, head: Uint8Array): boolean {
  if (plistForm(head) !== null || mailHead(head) !== null) return true
  const text = new TextDecoder().decode(head)
  return PAGE_START.test(text) || (!EXTENSION.test(name) && looksLikeText(text))
}

/** What browsers append to a page's name for the folder with its files, in their languages. */
const COMPANION_SUFFIXES =
  '_files .files -dateien _dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _filer _tiedostot -tiedostot _pliki _soubory _súbory _elemei _fájlok _dosyalar _datoteke _fitxers _failid _fails _bylos _fajlovi _fitxategiak _fișiere _файлы _файли _αρχεία _קבצים _ملفات 的文件 _檔案 _ファイル _파일'.split(
    ' ',
  )

/** Tells which folders hold the files of a page saved beside them; nothing in those is an article. */
export function companionFolders(fileNames: readonly string[]): (folder: string) => boolean {
  const stems = new Set(
    fileNames.filter((name) => PAGE_NAME.test(name)).map((name) => name.replace(PAGE_NAME, '').toLowerCase()),
  )
  return (folder) => {
    const name = folder.normalize('NFC').toLowerCase()
    return COMPANION_SUFFIXES.some(
      (suffix) => name.endsWith(suffix) && stems.has(name.slice(0, -suffix.length)),
    )
  }
}
