/**
 * Writes text in the encodings older than UTF-8, which no runtime does any more: the tables of `TextDecoder` turned
 * round.
 */
const tables = new Map<string, Map<string, number[]>>()

function tableOf(label: string): Map<string, number[]> {
  const known = tables.get(label)
  if (known) return known
  const decoder = new TextDecoder(label)
  const table = new Map<string, number[]>()
  const add = (bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes))
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes)
  }
  for (let byte = 0; byte < 256; byte++) add([byte])
  if (/^(?:shift_jis|euc-jp|euc-kr|gb18030|big5)$/.test(label)) {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x30; trail < 0xff; trail++) add([lead, trail])
  }
  tables.set(label, table)
  return table
}

/** Vietnamese in windows-1258 keeps base letters with circumflex, breve and horn whole and adds tones as marks. */
function forVietnamese(words: string): string {
  return [...words.normalize('NFC')]
    .map((letter) => {
      if (tableOf('windows-1258').has(letter)) return letter
      const parts = letter.normalize('NFD')
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0] ?? ''
      return parts.replace(tone, '').normalize('NFC') + tone
    })
    .join('')
}

const PLAIN: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '«': '"',
  '»': '"',
  '\u200c': ' ',
  ک: 'ك',
  پ: 'ب',
}

export interface Encoded {
  /** What the bytes say: the text with the few marks that the encoding lacks put in ASCII. */
  text: string
  bytes: Uint8Array
}

/** Throws when a letter (not only a typographic mark) does not exist in the encoding. */
export function encodeText(words: string, label: string): Encoded {
  if (label === 'utf-16le' || label === 'utf-16be') {
    const bytes = new Uint8Array(words.length * 2)
    const view = new DataView(bytes.buffer)
    for (let index = 0; index < words.length; index++)
      view.setUint16(index * 2, words.charCodeAt(index), label === 'utf-16le')
    return { text: words, bytes }
  }
  const table = tableOf(label)
  const source = label === 'windows-1258' ? forVietnamese(words) : words
  let text = ''
  const bytes: number[] = []
  for (const character of source) {
    const written = table.has(character) ? character : (PLAIN[character] ?? character)
    const code = table.get(written)
    if (!code) throw new Error(`${label} has no ${written} (U+${written.codePointAt(0)?.toString(16)})`)
    text += written
    bytes.push(...code)
  }
  return { text, bytes: Uint8Array.from(bytes) }
}
