/**
 * Recognises bytes that are no text at all, by the signatures of common formats and by their control characters.
 */

const SIGNATURES: [name: string, bytes: readonly number[]][] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a rich text (RTF) document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a property list', [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74]],
]

/** What the bytes are by their signature, with its article ("a PDF file"), or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  return found?.[0] ?? null
}

const SAMPLE_LENGTH = 100_000

/** True when the decoded text is full of control or replacement characters, which no written text is. */
export function isBinaryText(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  const damaged = sample.match(/\ufffd/g)?.length ?? 0
  return controls > sample.length * 0.005 || damaged > sample.length * 0.2
}
