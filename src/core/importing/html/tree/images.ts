/**
 * Finds the address of an image among the attributes that pages use for late loading, and takes images that are
 * written into the page (`data:`) out of it as assets.
 */
import type { EmbeddedAsset } from '../../../../shared/article/parsed-article.ts'
import type { Image } from '../../../../shared/article/tree.ts'
import { sniffImageType } from '../../../../shared/security/image-type.ts'
import { parseWebUrl } from '../../../../shared/security/urls.ts'
import type { ResourceLookup } from '../../containers/resources.ts'
import { attribute, descendants, elementChildren, type HtmlElement, nearSiblings } from '../dom.ts'
import { decodeDataUri, shortKey } from './data-uri.ts'

const LAZY_ATTRIBUTES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
  'data-full-src',
  'data-image',
  'data-echo',
]
const SRCSET_ATTRIBUTES = ['data-srcset', 'data-lazy-srcset', 'srcset']
const PLACEHOLDER =
  /^(?:about:|javascript:|data:image\/svg|#|$)|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|transparent|1x1|clear|grey)\.(?:gif|png|svg|jpe?g)(?:$|\?)/i
/** A real picture does not fit into fewer characters; a late loader's stand-in does. */
const MIN_DATA_URI_LENGTH = 300
/** The folder beside a page saved as "web page, complete", as browsers name it in several languages. */
const SAVED_FOLDER =
  /^(?:\.\/)?[^/:?#]+(?:_files|_fichiers|_archivos|_arquivos|_ficheiros|_bestanden|-dateien|-filer|\.files)\//i
const MIN_SIZE_PX = 3

export interface ImageContext {
  base: string | undefined
  assets: Map<string, EmbeddedAsset>
  /** Files that came with the page. */
  resources?: ResourceLookup
}

function isPlaceholder(src: string): boolean {
  return PLACEHOLDER.test(src) || (src.startsWith('data:') && src.length < MIN_DATA_URI_LENGTH)
}

/** The address with the highest width or density, or the first one. */
export function largestOfSrcset(srcset: string): string {
  let best = ''
  let bestSize = -1
  for (const match of srcset.matchAll(/(\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)) {
    const size = Number(match[2] ?? 1)
    if (size <= bestSize) continue
    best = match[1] ?? ''
    bestSize = size
  }
  return best
}

function firstSrcset(element: HtmlElement): string {
  for (const name of SRCSET_ATTRIBUTES) {
    const largest = largestOfSrcset(attribute(element, name).slice(0, 20_000))
    if (largest && !isPlaceholder(largest)) return largest
  }
  return ''
}

function pictureSource(element: HtmlElement): string {
  if (element.parent?.tag !== 'picture') return ''
  for (const sibling of elementChildren(element.parent)) {
    const source = sibling.tag === 'source' ? firstSrcset(sibling) : ''
    if (source) return source
  }
  return ''
}

/**
 * Takes the picture of this address out of the files that came with the page. Gives the key of the asset, null when no
 * such picture came.
 */
export function takeResource(address: string, context: ImageContext): string | null {
  const resource = context.resources?.find(address, context.base)
  const mediaType = resource ? sniffImageType(resource.bytes) : null
  if (!resource || mediaType === null) return null
  // What lay beside the page is known by its path there, whatever address that would have on the web.
  const isBeside = !/^[a-z][a-z\d+.-]*:/i.test(resource.name)
  const key = (isBeside ? null : parseWebUrl(address, context.base)) ?? address.slice(0, 1000)
  // A copy, so that handing the picture on does not hand on the whole file that it lies in.
  if (!context.assets.has(key)) context.assets.set(key, { key, mediaType, bytes: resource.bytes.slice() })
  return key
}

/** A picture that came along is the one that was shown, whatever else its element would have loaded. */
function savedAddressOf(element: HtmlElement, context: ImageContext): string | null {
  if (!context.resources) return null
  const names = ['src', ...LAZY_ATTRIBUTES]
  const sets = SRCSET_ATTRIBUTES.flatMap((name) =>
    attribute(element, name)
      .slice(0, 20_000)
      .split(/,\s+|\s+/),
  )
  for (const address of [...names.map((name) => attribute(element, name)), ...sets, pictureSource(element)]) {
    const key = address === '' || isPlaceholder(address) ? null : takeResource(address, context)
    if (key !== null) return key
  }
  return null
}

function addressOf(element: HtmlElement): string {
  const src = attribute(element, 'src')
  for (const name of LAZY_ATTRIBUTES) {
    const value = attribute(element, name)
    // An inlined picture is the one that was shown, whatever its page would have loaded.
    if (src.startsWith('data:') && !isPlaceholder(src)) break
    if (value && !isPlaceholder(value) && !/\s/.test(value)) return value
  }
  if (src && !isPlaceholder(src)) return src
  return firstSrcset(element) || pictureSource(element)
}

function sizeOf(element: HtmlElement, name: 'width' | 'height'): number | undefined {
  const value = /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(attribute(element, name))?.[1]
  return value === undefined ? undefined : Math.round(Number(value))
}

function sourceUrlOf(address: string, context: ImageContext): string | null {
  if (address.startsWith('data:')) {
    const key = shortKey(address)
    if (context.assets.has(key)) return key
    const decoded = decodeDataUri(address)
    if (!decoded) return null
    context.assets.set(key, { key, ...decoded })
    return key
  }
  if (/^cid:/i.test(address) || SAVED_FOLDER.test(address)) return address
  const absolute = parseWebUrl(address, context.base)
  if (absolute) return absolute
  return context.base === undefined && !/^[a-z][a-z\d+.-]*:/i.test(address) ? address : null
}

/** Null for an image without a usable address and for the invisible ones that count visits. */
export function imageOf(element: HtmlElement, context: ImageContext): Image | null {
  const width = sizeOf(element, 'width')
  const height = sizeOf(element, 'height')
  if ((width !== undefined && width < MIN_SIZE_PX) || (height !== undefined && height < MIN_SIZE_PX))
    return null
  const address = addressOf(element)
  const sourceUrl =
    savedAddressOf(element, context) ?? (address === '' ? null : sourceUrlOf(address, context))
  if (sourceUrl === null) return null
  const title = attribute(element, 'title')
  return {
    type: 'image',
    url: '',
    alt: attribute(element, 'alt').replace(/\s+/g, ' '),
    ...(title && { title }),
    data: { sourceUrl, ...(width && { width }), ...(height && { height }) },
  }
}

/** Pages that load images late repeat them in `noscript`; only where nothing else shows them they are taken from there. */
export function noscriptImages(noscript: HtmlElement, context: ImageContext): Image[] {
  for (const near of nearSiblings(noscript, 2)) {
    for (const shown of [near, ...descendants(near, ({ tag }) => tag !== 'noscript')]) {
      if (shown.tag === 'img' && imageOf(shown, context)) return []
    }
  }
  return [...descendants(noscript)]
    .filter((element) => element.tag === 'img')
    .map((element) => imageOf(element, context))
    .filter((image) => image !== null)
}
