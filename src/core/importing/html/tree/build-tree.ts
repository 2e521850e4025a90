/**
 * Builds the article tree from the picture of a page and the verdicts of the steps. Exhaustive by being permissive:
 * an element it does not know is read through, so words are never lost and markup never passes.
 */
import type {
  Block,
  BlockData,
  BlockRole,
  Code,
  Direction,
  HeadingDepth,
  Inline,
  ListItem,
} from '../../../../shared/article/tree.ts'
import {
  attribute,
  BLOCK_TAGS,
  descendants,
  elementChildren,
  type HtmlElement,
  type HtmlNode,
} from '../dom.ts'
import type { Verdict } from '../verdicts.ts'
import { type FigureContext, figureParts, onlyImages } from './figure.ts'
import { CONTROL_TAGS, inlinesOf, inlinesOfElement, type Wrap, wrapOf, wrapped } from './inlines.ts'
import { isDataTable, tableAlign, tableRows } from './table.ts'

export interface TreeContext extends FigureContext {
  /** Of the article; blocks say only where they differ. */
  lang: string | null
  dir: Direction
}

/** A block and the element it came from, for the steps that judge blocks. */
export type Origins = Map<Block, HtmlElement>

interface Frame {
  wraps: readonly Wrap[]
  lang: string | null
  dir: Direction
  role: BlockRole | undefined
}

const HEADING = /^h([1-6])$/
const LIST_TAGS = new Set(['ul', 'ol', 'menu', 'dir'])
const QUOTE_ROLES: Partial<Record<Verdict, BlockRole>> = { pullquote: 'pullquote', embed: 'embed' }

class BlockWriter {
  readonly blocks: Block[] = []
  readonly #context: TreeContext
  readonly #origins: Origins
  #pending: Inline[] = []

  constructor(context: TreeContext, origins: Origins) {
    this.#context = context
    this.#origins = origins
  }

  #data(frame: Frame): { data?: BlockData } {
    const { lang, dir, role } = frame
    const data: BlockData = {
      ...(lang !== null && lang !== this.#context.lang && { lang }),
      ...(dir !== this.#context.dir && { dir }),
      ...(role !== undefined && { role }),
    }
    return Object.keys(data).length > 0 ? { data } : {}
  }

  #emit(block: Block, origin: HtmlElement): void {
    this.blocks.push(block)
    this.#origins.set(block, origin)
  }

  /** Ends the paragraph; two line breaks in a row ended one before. */
  #flush(origin: HtmlElement, frame: Frame): void {
    const pending = this.#pending
    this.#pending = []
    for (const children of splitAtDoubleBreaks(pending)) {
      const images = onlyImages(children)
      if (images) {
        if (images.length > 0) this.#emit({ type: 'figure', children: images, ...this.#data(frame) }, origin)
      } else this.#emit({ type: 'paragraph', children, ...this.#data(frame) }, origin)
    }
  }

  #inner(nodes: readonly HtmlNode[], origin: HtmlElement, frame: Frame): Block[] {
    const writer = new BlockWriter(this.#context, this.#origins)
    writer.write(nodes, origin, frame)
    return writer.blocks
  }

  /** Writes the nodes as blocks; inline content between blocks becomes paragraphs. */
  write(nodes: readonly HtmlNode[], origin: HtmlElement, frame: Frame): void {
    this.#walk(nodes, origin, frame)
    this.#flush(origin, frame)
  }

  #walk(nodes: readonly HtmlNode[], origin: HtmlElement, frame: Frame): void {
    for (const node of nodes) {
      if (node.type === 'text')
        this.#pending.push(...wrapped([{ type: 'text', value: node.value }], frame.wraps))
      else if (!this.#context.isLeftOut(node) && !CONTROL_TAGS.has(node.tag))
        this.#element(node, origin, frame)
    }
  }

  #element(element: HtmlElement, origin: HtmlElement, outer: Frame): void {
    const frame = this.#frameOf(element, outer)
    if (this.#context.verdictOf(element) === undefined && !BLOCK_TAGS.has(element.tag)) {
      if (!element.hasBlock || element.tag === 'noscript') {
        this.#pending.push(...wrapped(inlinesOfElement(element, this.#context), outer.wraps))
        return
      }
      const wrap = wrapOf(element, this.#context.base)
      this.#walk(element.children, origin, wrap ? { ...frame, wraps: [...frame.wraps, wrap] } : frame)
      return
    }
    this.#flush(origin, outer)
    this.#block(element, frame)
  }

  #frameOf(element: HtmlElement, outer: Frame): Frame {
    const lang = attribute(element, 'lang') || outer.lang
    const dirText = attribute(element, 'dir').toLowerCase()
    const dir = dirText === 'ltr' || dirText === 'rtl' ? dirText : outer.dir
    const isAside = this.#context.verdictOf(element) === 'boilerplate'
    return { ...outer, lang, dir, ...(isAside && { role: 'boilerplate' as const }) }
  }

  #block(element: HtmlElement, frame: Frame): void {
    const verdict = this.#context.verdictOf(element)
    const quoteRole = verdict && QUOTE_ROLES[verdict]
    const depth = HEADING.exec(element.tag)?.[1]
    if (element.tag === 'figure' || verdict === 'figure' || verdict === 'gallery')
      this.#figure(element, frame)
    else if (quoteRole) this.#quote(element, { ...frame, role: frame.role ?? quoteRole })
    else if (depth) this.#heading(element, Number(depth) as HeadingDepth, frame)
    else if (LIST_TAGS.has(element.tag)) this.#list(element, frame)
    else if (element.tag === 'blockquote') this.#quote(element, frame)
    else if (element.tag === 'pre') this.#code(element, frame)
    else if (element.tag === 'table' && isDataTable(element)) this.#table(element, frame)
    else if (element.tag === 'hr') this.#emit({ type: 'thematicBreak', ...this.#data(frame) }, element)
    else if (element.tag === 'dt')
      this.write(element.children, element, { ...frame, wraps: [...frame.wraps, { type: 'strong' }] })
    else this.write(element.children, element, frame)
  }

  #heading(element: HtmlElement, depth: HeadingDepth, frame: Frame): void {
    const all = inlinesOf(element.children, this.#context)
    const images = onlyImages(all)
    if (images) {
      if (images.length > 0) this.#emit({ type: 'figure', children: images, ...this.#data(frame) }, element)
      return
    }
    const children = wrapped(
      all.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)),
      frame.wraps,
    )
    this.#emit({ type: 'heading', depth, children, ...this.#data(frame) }, element)
  }

  #quote(element: HtmlElement, frame: Frame): void {
    const { role, ...inside } = frame
    const children = this.#inner(element.children, element, { ...inside, role: undefined })
    if (children.length > 0)
      this.#emit({ type: 'blockquote', children, ...this.#data({ ...frame, role }) }, element)
  }

  #list(element: HtmlElement, frame: Frame): void {
    const children: ListItem[] = []
    const inside: Frame = { ...frame, role: undefined }
    for (const child of element.children) {
      if (child.type === 'text' ? child.value.trim() === '' : this.#context.isLeftOut(child)) continue
      const isItem = child.type === 'element' && child.tag === 'li'
      const blocks = this.#inner(isItem ? child.children : [child], isItem ? child : element, inside)
      if (blocks.length === 0) continue
      const checked = isItem ? taskState(child) : undefined
      const isOut = child.type === 'element' && this.#context.verdictOf(child) === 'boilerplate'
      const data = isOut ? { data: { role: 'boilerplate' as const } } : {}
      children.push({
        type: 'listItem',
        ...(checked !== undefined && { checked }),
        children: blocks,
        ...data,
      })
    }
    if (children.length === 0) return
    const ordered = element.tag === 'ol'
    const start = ordered ? Number.parseInt(attribute(element, 'start'), 10) : Number.NaN
    const number = Number.isSafeInteger(start) && start !== 1 ? { start } : {}
    this.#emit({ type: 'list', ordered, ...number, children, ...this.#data(frame) }, element)
  }

  #code(element: HtmlElement, frame: Frame): void {
    const value = codeText(element, this.#context).replace(/^\r?\n/, '')
    if (value.trim() === '') return
    const classes = [element, ...elementChildren(element)].map((node) => attribute(node, 'class')).join(' ')
    const lang = /(?:^|\s)lang(?:uage)?-([\w+#-]+)/.exec(classes)?.[1]
    const block: Code = { type: 'code', ...(lang !== undefined && { lang }), value, ...this.#data(frame) }
    this.#emit(block, element)
  }

  #table(element: HtmlElement, frame: Frame): void {
    for (const child of elementChildren(element)) {
      if (child.tag === 'caption' && !this.#context.isLeftOut(child)) this.write(child.children, child, frame)
    }
    const align = tableAlign(element)
    const children = tableRows(element, this.#context)
    if (children.length > 0)
      this.#emit({ type: 'table', ...(align && { align }), children, ...this.#data(frame) }, element)
  }

  /** Images and a caption; a figure around anything else (a table, code, a quote) is read through. */
  #figure(element: HtmlElement, frame: Frame): void {
    const children = figureParts(element, this.#context)
    if (children === null) this.write(element.children, element, frame)
    else if (children.length > 0) this.#emit({ type: 'figure', children, ...this.#data(frame) }, element)
  }
}

/** Runs of inline nodes between two or more line breaks; white space between breaks does not count. */
export function splitAtDoubleBreaks(nodes: readonly Inline[]): Inline[][] {
  const groups: Inline[][] = [[]]
  for (let index = 0; index < nodes.length; index++) {
    let next = index
    let breaks = 0
    while (isBreakOrSpace(nodes[next])) {
      if (nodes[next]?.type === 'break') breaks++
      next++
    }
    if (breaks >= 2) {
      groups.push([])
      index = next - 1
    } else groups.at(-1)?.push(nodes[index] as Inline)
  }
  return groups.filter((group) => group.some((node) => !isBreakOrSpace(node)))
}

function isBreakOrSpace(node: Inline | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')
}

function taskState(item: HtmlElement): boolean | undefined {
  for (const child of descendants(item, ({ tag }) => tag === 'label' || tag === 'p')) {
    if (child.tag === 'input' && attribute(child, 'type').toLowerCase() === 'checkbox') {
      return child.attributes.has('checked')
    }
  }
  return undefined
}

function codeText(element: HtmlElement, context: TreeContext): string {
  return element.children
    .map((child) => {
      if (child.type === 'text') return child.value
      if (child.tag === 'br') return '\n'
      return context.isLeftOut(child) ? '' : codeText(child, context)
    })
    .join('')
}

/** The blocks of everything below `element`; each block made is entered into `origins`. */
export function buildBlocks(element: HtmlElement, context: TreeContext, origins: Origins): Block[] {
  const writer = new BlockWriter(context, origins)
  const frame: Frame = { wraps: [], lang: context.lang, dir: context.dir, role: undefined }
  writer.write(element.children, element, frame)
  return writer.blocks
}
