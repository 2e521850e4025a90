/**
 * Finds the encoding that a document declares about itself: XML declaration, HTML `meta`, or CSS-like `@charset`.
 * Looks at the first bytes as Latin-1, which keeps ASCII readable in every encoding that could declare itself so.
 */

const HEAD_LENGTH = 8192

const DECLARATIONS = [
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i,
  /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i,
]

/** The declared label as written, or null. */
export function declaredLabel(bytes: Uint8Array): string | null {
  let head = ''
  const end = Math.min(bytes.length, HEAD_LENGTH)
  for (let index = 0; index < end; index++) head += String.fromCharCode(bytes[index] as number)
  for (const pattern of DECLARATIONS) {
    const label = pattern.exec(head)?.[1]
    if (label !== undefined) return label
  }
  return null
}
