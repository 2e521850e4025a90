/**
 * Safari's web archive: a property list with the page, its files and the archives of its frames.
 */
import { type DocumentResource, RefusedDocument } from '../../../shared/article/parsed-article.ts'
import { parseWebUrl } from '../../../shared/security/urls.ts'
import type { Contained } from './contained.ts'
import { readBinaryPlist } from './plist/binary-plist.ts'
import type { PropertyMap, PropertyValue } from './plist/property-list.ts'
import { readXmlPlist } from './plist/xml-plist.ts'

function noPage(): RefusedDocument {
  return new RefusedDocument(
    'BINARY_FILE',
    'This is a property list without a web page in it. In Safari, save the article as a web archive and import that.',
  )
}

function textOf(map: PropertyMap, key: string): string | undefined {
  const value = map.get(key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function resourcesOf(value: PropertyValue | undefined): DocumentResource[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each) => {
    if (!(each instanceof Map)) return []
    const name = textOf(each, 'WebResourceURL')
    const bytes = each.get('WebResourceData')
    const mediaType = textOf(each, 'WebResourceMIMEType')
    if (name === undefined || !(bytes instanceof Uint8Array)) return []
    return [{ name, bytes, ...(mediaType !== undefined && { mediaType }) }]
  })
}

/** Throws `RefusedDocument` with `DAMAGED_FILE`, `TOO_DEEP`, or `BINARY_FILE` for a list without a page. */
export function readWebArchive(bytes: Uint8Array, form: 'binary' | 'xml'): Contained {
  const top = form === 'binary' ? readBinaryPlist(bytes) : readXmlPlist(new TextDecoder().decode(bytes))
  const main = top instanceof Map ? top.get('WebMainResource') : undefined
  if (!(top instanceof Map) || !(main instanceof Map)) throw noPage()
  const data = main.get('WebResourceData')
  const mediaType = textOf(main, 'WebResourceMIMEType')?.toLowerCase() ?? 'text/html'
  if (!(data instanceof Uint8Array) || !/^(?:text\/|application\/xhtml)/.test(mediaType)) throw noPage()
  const address = textOf(main, 'WebResourceURL')
  const url = address === undefined ? null : parseWebUrl(address)
  const encoding = textOf(main, 'WebResourceTextEncodingName')
  return {
    what: 'a Safari web archive',
    reason:
      form === 'binary'
        ? 'a binary property list with a main resource'
        : 'an XML property list with a main resource',
    kind: mediaType === 'text/plain' ? 'text' : 'html',
    bytes: data,
    resources: resourcesOf(top.get('WebSubresources')),
    facts: {},
    ...(encoding !== undefined && { encoding }),
    ...(url !== null && { url }),
  }
}
