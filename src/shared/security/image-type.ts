/**
 * Tells what kind of image some bytes are by looking at them. The doors serve stored bytes as images on this evidence
 * alone, never on what a hostile source said they were.
 */

/** Types a door may serve. SVG is among them because an `img` never runs what it holds; see the doors' headers. */
const IMAGE_MEDIA_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/x-icon',
  'image/svg+xml',
] as const
export type ImageMediaType = (typeof IMAGE_MEDIA_TYPES)[number]

export function isImageMediaType(value: unknown): value is ImageMediaType {
  return IMAGE_MEDIA_TYPES.some((type) => type === value)
}

// Signatures as https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern has them; `null` matches any byte.
const SIGNATURES: [ImageMediaType, (number | null)[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50]],
  ['image/avif', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66]],
  ['image/avif', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x73]],
  ['image/bmp', [0x42, 0x4d]],
  ['image/x-icon', [0x00, 0x00, 0x01, 0x00]],
]

const SVG_START =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i
const SVG_SAMPLE_BYTES = 1024

/** The image's media type, or null when the bytes are no image that a door may serve. */
export function sniffImageType(bytes: Uint8Array): ImageMediaType | null {
  for (const [type, signature] of SIGNATURES) {
    const isMatch = signature.every((byte, index) => byte === null || byte === bytes[index])
    if (isMatch) return type
  }
  const start = new TextDecoder().decode(bytes.subarray(0, SVG_SAMPLE_BYTES))
  return SVG_START.test(start) ? 'image/svg+xml' : null
}
