/**
 * Collects the pictures and the caption of a figure.
 */
import {
  type Caption,
  type Figure,
  type Image,
  type Inline,
  inlineText,
} from '../../../../shared/article/tree.ts'
import { descendants, type HtmlElement } from '../dom.ts'
import type { Verdict } from '../verdicts.ts'
import { noscriptImages } from './images.ts'
import { type InlineContext, inlinesOf, inlinesOfElement } from './inlines.ts'

export interface FigureContext extends InlineContext {
  verdictOf(element: HtmlElement): Verdict | undefined
}

/** What a figure can frame besides pictures; its caption is then a line of the story. */
const OTHER_CONTENT = new Set(['table', 'pre', 'blockquote', 'ul', 'ol'])
/** A figure without pictures and with more words than this beside its caption is a frame for text. */
const MAX_STRAY_LENGTH = 40

export function imagesIn(nodes: readonly Inline[]): Image[] {
  return nodes.flatMap((node): Image[] =>
    node.type === 'image' ? [node] : 'children' in node ? imagesIn(node.children) : [],
  )
}

/** The images when there are no words beside them, else null. Links around them are given up. */
export function onlyImages(nodes: readonly Inline[]): Image[] | null {
  return inlineText(nodes).trim() === '' ? imagesIn(nodes) : null
}

function withoutRepeats(images: readonly Image[]): Image[] {
  return [...new Map(images.map((image) => [image.data?.sourceUrl, image])).values()]
}

function captionsOf(elements: readonly HtmlElement[], context: InlineContext): Caption[] {
  return elements
    .map((caption): Caption => ({ type: 'caption', children: inlinesOf(caption.children, context) }))
    .filter(({ children }) => inlineText(children).trim() !== '')
}

/** Empty when the picture is not there; null when the element frames something else and is to be read through. */
export function figureParts(element: HtmlElement, context: FigureContext): Figure['children'] | null {
  const verdict = context.verdictOf(element)
  const isByVerdict = verdict === 'figure' || verdict === 'gallery'
  const isCaption = (node: HtmlElement) => node.tag === 'figcaption' || context.verdictOf(node) === 'caption'
  const captions: HtmlElement[] = []
  const images: Image[] = []
  for (const node of descendants(element, (at) => !isCaption(at) && !context.isLeftOut(at))) {
    if (context.isLeftOut(node)) continue
    if (isCaption(node)) captions.push(node)
    else if (!isByVerdict && OTHER_CONTENT.has(node.tag)) return null
    else if (node.tag === 'img') images.push(...imagesIn(inlinesOfElement(node, context)))
    else if (node.tag === 'noscript') images.push(...noscriptImages(node, context))
  }
  const captionLength = captions.reduce((sum, { textLength }) => sum + textLength, 0)
  if (images.length > 0) {
    return [...withoutRepeats(images), ...(verdict === 'gallery' ? [] : captionsOf(captions, context))]
  }
  return isByVerdict || element.textLength <= captionLength + MAX_STRAY_LENGTH ? [] : null
}
