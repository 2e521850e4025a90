/**
 * Turns mdast into the article tree: raw HTML becomes plain words, references are resolved, every address is parsed
 * and allowed by scheme, an image alone becomes a figure.
 */
import type * as Mdast from 'mdast'
import {
  type Block,
  type Caption,
  type Figure,
  type HeadingDepth,
  type Image,
  type Inline,
  inlineText,
  type ListItem,
  paragraph,
  type TableRow,
  text,
} from '../../../shared/article/tree.ts'
import { parseLinkUrl } from '../../../shared/security/urls.ts'
import { htmlParagraphs, readInlineTag } from './html-text.ts'

export interface ConvertContext {
  definitions: ReadonlyMap<string, Mdast.Definition>
  /** Resolves relative links; absent when the document says no address. */
  base?: string
}

function image(url: string, alt: string | null | undefined, title: string | null | undefined): Image {
  // A data address is megabytes of base64: only its media type is kept as the place where the image was.
  const sourceUrl = url.startsWith('data:') ? url.slice(0, Math.min(url.search(/[,;]|$/), 100)) : url
  return { type: 'image', url: '', alt: alt ?? '', ...(title && { title }), data: { sourceUrl } }
}

function link(
  url: string,
  title: string | null | undefined,
  children: Inline[],
  context: ConvertContext,
): Inline[] {
  const allowed = parseLinkUrl(url, context.base)
  return allowed === null ? children : [{ type: 'link', url: allowed, ...(title && { title }), children }]
}

function convertInline(node: Mdast.PhrasingContent, context: ConvertContext): Inline[] {
  switch (node.type) {
    case 'text':
      return [text(node.value)]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }]
    case 'break':
      return [{ type: 'break' }]
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: node.type, children: convertInlines(node.children, context) }]
    case 'link':
      return link(node.url, node.title, convertInlines(node.children, context), context)
    case 'linkReference': {
      const children = convertInlines(node.children, context)
      const definition = context.definitions.get(node.identifier)
      return definition ? link(definition.url, definition.title, children, context) : children
    }
    case 'image':
      return [image(node.url, node.alt, node.title)]
    case 'imageReference': {
      const definition = context.definitions.get(node.identifier)
      return definition
        ? [image(definition.url, node.alt, definition.title)]
        : node.alt
          ? [text(node.alt)]
          : []
    }
    case 'footnoteReference':
      return [
        { type: 'footnoteReference', identifier: node.identifier, label: node.label ?? node.identifier },
      ]
    default:
      return []
  }
}

/** Inline tags are dropped and their words stay, but for elements whose words are not for people. */
export function convertInlines(nodes: readonly Mdast.PhrasingContent[], context: ConvertContext): Inline[] {
  const result: Inline[] = []
  let silentUntil: string | null = null
  for (const node of nodes) {
    if (node.type === 'html') {
      const tag = readInlineTag(node.value)
      if (tag.kind === 'silent') {
        if (tag.isOpening) silentUntil ??= tag.name
        else if (silentUntil === tag.name) silentUntil = null
      } else if (tag.kind === 'break' && silentUntil === null) result.push({ type: 'break' })
    } else if (silentUntil === null) result.push(...convertInline(node, context))
  }
  return result
}

function isOnlyImages(nodes: readonly Inline[]): nodes is (Image | Inline)[] {
  return (
    nodes.some((node) => node.type === 'image') &&
    inlineText(nodes).trim() === '' &&
    nodes.every((node) => node.type === 'image' || node.type === 'text' || node.type === 'break')
  )
}

function figureOf(nodes: readonly Inline[]): Figure {
  return { type: 'figure', children: nodes.filter((node): node is Image => node.type === 'image') }
}

function convertList(list: Mdast.List, context: ConvertContext): Block {
  const ordered = list.ordered === true
  const children = list.children.map(
    (item): ListItem => ({
      type: 'listItem',
      ...(typeof item.checked === 'boolean' && { checked: item.checked }),
      children: convertBlocks(item.children, context),
    }),
  )
  const start = ordered && typeof list.start === 'number' && list.start !== 1 ? { start: list.start } : {}
  return { type: 'list', ordered, ...start, children }
}

function convertTable(table: Mdast.Table, context: ConvertContext): Block {
  const children = table.children.map(
    (row, index): TableRow => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({
        type: 'tableCell',
        ...(index === 0 && { isHeader: true }),
        children: convertInlines(cell.children, context),
      })),
    }),
  )
  const align = table.align?.map((side) => side ?? null)
  return { type: 'table', ...(align?.some((side) => side !== null) && { align }), children }
}

function convertBlock(node: Mdast.RootContent, context: ConvertContext): Block[] {
  switch (node.type) {
    case 'paragraph': {
      const children = convertInlines(node.children, context)
      return [isOnlyImages(children) ? figureOf(children) : { type: 'paragraph', children }]
    }
    case 'heading':
      return [
        {
          type: 'heading',
          depth: node.depth as HeadingDepth,
          children: convertInlines(node.children, context),
        },
      ]
    case 'blockquote':
      return [{ type: 'blockquote', children: convertBlocks(node.children, context) }]
    case 'list':
      return [convertList(node, context)]
    case 'code':
      return [{ type: 'code', ...(node.lang && { lang: node.lang }), value: node.value }]
    case 'table':
      return [convertTable(node, context)]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'html':
      return htmlParagraphs(node.value).map((words) => paragraph(words))
    case 'footnoteDefinition': {
      const { identifier, label } = node
      return [
        {
          type: 'footnoteDefinition',
          identifier,
          label: label ?? identifier,
          children: convertBlocks(node.children, context),
        },
      ]
    }
    default:
      return []
  }
}

/** A paragraph in italics right below an image is its caption, as Markdown has no captions of its own. */
function captionOf(block: Block | undefined): Caption | null {
  if (block?.type !== 'paragraph') return null
  const words = block.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const only = words.length === 1 ? words[0] : undefined
  return only?.type === 'emphasis' ? { type: 'caption', children: only.children } : null
}

function withCaptions(blocks: Block[]): Block[] {
  const result: Block[] = []
  for (const block of blocks) {
    const previous = result.at(-1)
    const caption =
      previous?.type === 'figure' && previous.children.every((child) => child.type === 'image')
        ? captionOf(block)
        : null
    if (caption && previous?.type === 'figure') previous.children.push(caption)
    else result.push(block)
  }
  return result
}

export function convertBlocks(nodes: readonly Mdast.RootContent[], context: ConvertContext): Block[] {
  return withCaptions(nodes.flatMap((node) => convertBlock(node, context)))
}
