/**
 * Turns text-level markup into inline nodes; everything it does not know is read through to its words.
 */
import type { Inline, Link } from '../../../../shared/article/tree.ts'
import { parseLinkUrl } from '../../../../shared/security/urls.ts'
import {
  attribute,
  BLOCK_TAGS,
  elementChildren,
  elementText,
  type HtmlElement,
  type HtmlNode,
} from '../dom.ts'
import { type ImageContext, imageOf, noscriptImages } from './images.ts'

/** What an element adds around the words inside it. */
export type Wrap = { type: 'emphasis' | 'strong' | 'delete' } | { type: 'link'; url: string; title?: string }

export interface InlineContext extends ImageContext {
  /** True for an element that is not part of the tree. */
  isLeftOut(element: HtmlElement): boolean
}

const WRAP_TAGS: Readonly<Record<string, 'emphasis' | 'strong' | 'delete'>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  strong: 'strong',
  b: 'strong',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
}
const CODE_TAGS = new Set(['code', 'kbd', 'samp', 'tt'])
/** Controls and frames: neither their state nor what they would load is part of an article. */
export const CONTROL_TAGS: ReadonlySet<string> = new Set([
  'input',
  'button',
  'select',
  'textarea',
  'datalist',
  'progress',
  'meter',
  'iframe',
  'dialog',
  'head',
  'title',
  'meta',
])
const EMOJI_ALT = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\u200d|\ufe0f){1,8}$/u

function linkOf(element: HtmlElement, base: string | undefined): Wrap | null {
  const href = attribute(element, 'href')
  if (href === '' || href.startsWith('#')) return null
  const url = parseLinkUrl(href, base)
  if (url === null) return null
  const title = attribute(element, 'title')
  return { type: 'link', url, ...(title && { title }) }
}

export function wrapOf(element: HtmlElement, base: string | undefined): Wrap | null {
  if (element.tag === 'a') return linkOf(element, base)
  const type = WRAP_TAGS[element.tag]
  return type ? { type } : null
}

function withoutLinks(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node) => (node.type === 'link' ? withoutLinks(node.children) : [node]))
}

/** The nodes inside the wraps, the first wrap outermost. A link inside a link gives way to the outer one. */
export function wrapped(nodes: Inline[], wraps: readonly Wrap[]): Inline[] {
  let result = nodes
  for (const wrap of [...wraps].reverse()) {
    if (result.length === 0) return result
    if (wrap.type === 'link') {
      const link: Link = { ...wrap, children: withoutLinks(result) }
      result = [link]
    } else result = [{ type: wrap.type, children: result }]
  }
  return result
}

/** Whether a ruby brings parentheses of its own; asked once for each, since pages put thousands of readings into one. */
const rubiesWithMarks = new WeakMap<HtmlElement, boolean>()

function rubyText(element: HtmlElement, context: InlineContext): Inline[] {
  const inner = inlinesOf(element.children, context)
  const ruby = element.parent
  if (!ruby) return inner
  let hasMarks = rubiesWithMarks.get(ruby)
  if (hasMarks === undefined) {
    hasMarks = [...elementChildren(ruby)].some(({ tag }) => tag === 'rp')
    rubiesWithMarks.set(ruby, hasMarks)
  }
  return hasMarks ? inner : [{ type: 'text', value: '(' }, ...inner, { type: 'text', value: ')' }]
}

function imageInlines(element: HtmlElement, context: InlineContext): Inline[] {
  const alt = attribute(element, 'alt')
  if (EMOJI_ALT.test(alt)) return [{ type: 'text', value: alt }]
  const image = imageOf(element, context)
  return image ? [image] : []
}

/** The inline nodes of one element without line breaks or blocks in it, or of one whose blocks are to be flattened. */
export function inlinesOfElement(element: HtmlElement, context: InlineContext): Inline[] {
  if (context.isLeftOut(element) || CONTROL_TAGS.has(element.tag)) return []
  switch (element.tag) {
    case 'br':
      return [{ type: 'break' }]
    case 'img':
      return imageInlines(element, context)
    case 'noscript':
      return noscriptImages(element, context)
    case 'rt':
      return rubyText(element, context)
    case 'q':
      return [
        { type: 'text', value: '“' },
        ...inlinesOf(element.children, context),
        { type: 'text', value: '”' },
      ]
    default:
  }
  if (CODE_TAGS.has(element.tag)) {
    const value = elementText(element)
    return value ? [{ type: 'inlineCode', value }] : []
  }
  const wrap = wrapOf(element, context.base)
  const children = inlinesOf(element.children, context)
  if (BLOCK_TAGS.has(element.tag))
    return [{ type: 'text', value: ' ' }, ...children, { type: 'text', value: ' ' }]
  return wrap ? wrapped(children, [wrap]) : children
}

export function inlinesOf(nodes: readonly HtmlNode[], context: InlineContext): Inline[] {
  return nodes.flatMap((node): Inline[] =>
    node.type === 'text' ? [{ type: 'text', value: node.value }] : inlinesOfElement(node, context),
  )
}
