/**
 * Writes an article tree as Markdown with GitHub's extensions, for extraction and export. Boilerplate is left out.
 */
import type * as Mdast from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import {
  type Block,
  type Figure,
  type Image,
  type Inline,
  isBoilerplate,
  type Root,
  type Table,
} from '../../shared/article/tree.ts'

function imageOf(image: Image): Mdast.Image {
  return {
    type: 'image',
    url: image.data?.sourceUrl ?? image.url,
    alt: image.alt,
    ...(image.title !== undefined && { title: image.title }),
  }
}

function inlinesOf(nodes: readonly Inline[]): Mdast.PhrasingContent[] {
  return nodes.map((node): Mdast.PhrasingContent => {
    switch (node.type) {
      case 'image':
        return imageOf(node)
      case 'text':
      case 'inlineCode':
      case 'break':
      case 'footnoteReference':
        return node
      case 'link':
        return { ...node, children: inlinesOf(node.children) as Mdast.Link['children'] }
      default:
        return { ...node, children: inlinesOf(node.children) }
    }
  })
}

/** A line break inside a cell would end the row. */
function cellInlines(nodes: readonly Inline[]): Mdast.PhrasingContent[] {
  return inlinesOf(nodes.map((node): Inline => (node.type === 'break' ? { type: 'text', value: ' ' } : node)))
}

function tableOf(table: Table): Mdast.Table {
  return {
    type: 'table',
    ...(table.align && { align: table.align }),
    children: table.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({ type: 'tableCell', children: cellInlines(cell.children) })),
    })),
  }
}

function figureBlocks(figure: Figure): Mdast.RootContent[] {
  const images = figure.children.filter((child) => child.type === 'image').map(imageOf)
  const captions = figure.children.filter((child) => child.type === 'caption')
  return [
    ...(images.length > 0 ? [{ type: 'paragraph' as const, children: images }] : []),
    ...captions.map((caption): Mdast.Paragraph => {
      const children = inlinesOf(caption.children)
      const isPlain = caption.children.every((node) => node.type === 'text' || node.type === 'link')
      return { type: 'paragraph', children: isPlain ? [{ type: 'emphasis', children }] : children }
    }),
  ]
}

function blockOf(block: Block): Mdast.RootContent[] {
  if (isBoilerplate(block)) return []
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [{ ...block, data: {}, children: inlinesOf(block.children) }]
    case 'code':
      return [{ type: 'code', value: block.value, ...(block.lang !== undefined && { lang: block.lang }) }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'table':
      return [tableOf(block)]
    case 'figure':
      return figureBlocks(block)
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.ordered,
          start: block.ordered ? (block.start ?? 1) : null,
          spread: false,
          children: block.children.map((item) => ({
            type: 'listItem',
            spread: false,
            checked: item.checked ?? null,
            children: blocksOf(item.children) as Mdast.ListItem['children'],
          })),
        },
      ]
    case 'blockquote':
      return [{ type: 'blockquote', children: blocksOf(block.children) as Mdast.Blockquote['children'] }]
    case 'footnoteDefinition':
      return [
        {
          type: 'footnoteDefinition',
          identifier: block.identifier,
          label: block.label,
          children: blocksOf(block.children) as Mdast.FootnoteDefinition['children'],
        },
      ]
  }
}

function blocksOf(blocks: readonly Block[]): Mdast.RootContent[] {
  return blocks.flatMap(blockOf)
}

/** The tree must be normalised. Ends with a line feed; the empty string for a tree without shown blocks. */
export function articleToMarkdown(tree: Root): string {
  return toMarkdown(
    { type: 'root', children: blocksOf(tree.children) },
    { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' },
  )
}
