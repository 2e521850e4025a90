/** Recognises Apple’s property lists, which Safari’s web archives are, by their first bytes. */

const BINARY_MAGIC = 'bplist00'
const XML_START =
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)?<(?:!DOCTYPE\s+plist|plist)[\s>]/

/** `binary` or `xml` when the bytes begin as a property list, else null. */
export function plistForm(bytes: Uint8Array): 'binary' | 'xml' | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 600)).replace(/^ï»¿/, '')
  if (head.startsWith(BINARY_MAGIC)) return 'binary'
  return XML_START.test(head) ? 'xml' : null
}
