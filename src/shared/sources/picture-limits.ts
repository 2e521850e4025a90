/** Bounds for the pictures that are read beside a page, on the disk and in archives. */

const MEBIBYTE = 1024 * 1024

export const MAX_PICTURE_BYTES = 25 * MEBIBYTE
/** All pictures of one document. */
export const MAX_PICTURES_BYTES = 64 * MEBIBYTE
