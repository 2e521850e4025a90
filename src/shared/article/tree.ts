/**
 * The article tree: the one shape every source is parsed into and every view is drawn from.
 * It is mdast (https://github.com/syntax-tree/mdast) without `html` nodes, plus `figure` and `caption`,
 * so that no markup of a source survives parsing.
 */

export type Direction = 'ltr' | 'rtl'

/**
 * What a block is for, where its type alone does not say.
 * `boilerplate`: kept in the tree but not part of the story (hidden by the reader, absent from canonical text).
 * `pullquote`: repeats words of the story for show. `embed`: a post of another site, quoted with its link.
 */
export type BlockRole =
  | 'boilerplate'
  | 'byline'
  | 'dateline'
  | 'lede'
  | 'question'
  | 'answer'
  | 'credit'
  | 'pullquote'
  | 'embed'

export interface BlockData {
  /** BCP 47 tag, only where it differs from the article's. */
  lang?: string
  /** Only where it differs from the article's. */
  dir?: Direction
  role?: BlockRole
}

export interface Text {
  type: 'text'
  value: string
}
export interface Emphasis {
  type: 'emphasis'
  children: Inline[]
}
export interface Strong {
  type: 'strong'
  children: Inline[]
}
export interface Delete {
  type: 'delete'
  children: Inline[]
}
export interface InlineCode {
  type: 'inlineCode'
  value: string
}
export interface Break {
  type: 'break'
}
/** `url` has passed `parseLinkUrl`: http, https or mailto. */
export interface Link {
  type: 'link'
  url: string
  title?: string
  children: Inline[]
}
/**
 * `url` is `asset:<sha-256 in hex>` for an image kept in the library, or the empty string for one that is not:
 * then `data.sourceUrl` says where it was, and the reader shows its alternative text.
 */
export interface Image {
  type: 'image'
  url: string
  alt: string
  title?: string
  data?: {
    /** Where the source had it: an http(s) address, `cid:…`, `data:…` (cut to its media type) or a relative path. */
    sourceUrl?: string
    /** CSS pixels. */
    width?: number
    height?: number
  }
}
export interface FootnoteReference {
  type: 'footnoteReference'
  identifier: string
  label: string
}
export type Inline = Text | Emphasis | Strong | Delete | InlineCode | Break | Link | Image | FootnoteReference

export type HeadingDepth = 1 | 2 | 3 | 4 | 5 | 6

export interface Paragraph {
  type: 'paragraph'
  children: Inline[]
  data?: BlockData
}
export interface Heading {
  type: 'heading'
  depth: HeadingDepth
  children: Inline[]
  data?: BlockData
}
export interface Blockquote {
  type: 'blockquote'
  children: Block[]
  data?: BlockData
}
export interface List {
  type: 'list'
  ordered: boolean
  /** Number of the first item of an ordered list; 1 when absent. */
  start?: number
  children: ListItem[]
  data?: BlockData
}
export interface ListItem {
  type: 'listItem'
  /** A task's state; absent for an ordinary item. */
  checked?: boolean
  children: Block[]
  data?: BlockData
}
export interface Code {
  type: 'code'
  lang?: string
  value: string
  data?: BlockData
}
export interface TableCell {
  type: 'tableCell'
  isHeader?: boolean
  children: Inline[]
}
export interface TableRow {
  type: 'tableRow'
  children: TableCell[]
}
export interface Table {
  type: 'table'
  align?: ('left' | 'right' | 'center' | null)[]
  children: TableRow[]
  data?: BlockData
}
export interface ThematicBreak {
  type: 'thematicBreak'
  data?: BlockData
}
export interface Caption {
  type: 'caption'
  children: Inline[]
  data?: BlockData
}
/** One or more images and at most one caption, in that order. */
export interface Figure {
  type: 'figure'
  children: (Image | Caption)[]
  data?: BlockData
}
export interface FootnoteDefinition {
  type: 'footnoteDefinition'
  identifier: string
  label: string
  children: Block[]
  data?: BlockData
}
export type Block =
  | Paragraph
  | Heading
  | Blockquote
  | List
  | Code
  | Table
  | ThematicBreak
  | Figure
  | FootnoteDefinition

export interface Root {
  type: 'root'
  children: Block[]
}

export type ArticleNode = Root | Block | ListItem | TableRow | TableCell | Caption | Inline

export function text(value: string): Text {
  return { type: 'text', value }
}
export function paragraph(children: Inline[] | string, data?: BlockData): Paragraph {
  return {
    type: 'paragraph',
    children: typeof children === 'string' ? [text(children)] : children,
    ...(data && { data }),
  }
}
export function heading(depth: HeadingDepth, children: Inline[] | string, data?: BlockData): Heading {
  return {
    type: 'heading',
    depth,
    children: typeof children === 'string' ? [text(children)] : children,
    ...(data && { data }),
  }
}

export function isBoilerplate(block: { data?: BlockData }): boolean {
  return block.data?.role === 'boilerplate'
}

/** The words of inline content, as canonical text has them (no images, no footnote marks, breaks as `\n`). */
export function inlineText(nodes: readonly Inline[]): string {
  let result = ''
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        result += node.value
        break
      case 'break':
        result += '\n'
        break
      case 'image':
      case 'footnoteReference':
        break
      default:
        result += inlineText(node.children)
    }
  }
  return result
}
