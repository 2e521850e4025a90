/** What a property list may hold, and the bounds within which one is read. */
import { RefusedDocument } from '../../../../shared/article/parsed-article.ts'

export type PropertyValue = null | boolean | number | string | Uint8Array | PropertyValue[] | PropertyMap
export type PropertyMap = Map<string, PropertyValue>

/** A web archive holds archives of its frames, each three levels below the one around it. */
export const MAX_PLIST_DEPTH = 64
/** A reference to a shared value counts each time, so that a small file cannot unfold into a large one. */
export const MAX_PLIST_VALUES = 200_000

export function damagedPlist(): RefusedDocument {
  return new RefusedDocument(
    'DAMAGED_FILE',
    'This web archive is damaged and cannot be read. Open the page in a browser and save it again.',
  )
}

export function tooDeepPlist(): RefusedDocument {
  return new RefusedDocument(
    'TOO_DEEP',
    'This web archive nests its parts too deeply, which no saved page does. Open the page in a browser and save it again.',
  )
}
