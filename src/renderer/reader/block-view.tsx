/**
 * Draws the blocks of an article. A block that contributes to the canonical text carries `data-text-block`; whatever
 * stands in the page without being part of it carries `data-no-text` (see `text-map.ts`).
 */
import { type Block, type BlockData, isBoilerplate, type ListItem } from '../../shared/article/tree.ts'
import { FigureView } from './figure-view.tsx'
import { InlineView } from './inline-view.tsx'
import { nodeKey } from './node-key.ts'
import { useReaderContext } from './reader-context.ts'
import { KEYBOARD_SCROLL, TableView } from './table-view.tsx'

/** The attributes that language, direction and role of a block become. */
export function blockAttributes(data: BlockData | undefined) {
  return { lang: data?.lang, dir: data?.dir, 'data-role': data?.role }
}

function HeadingBlock({ block }: { block: Extract<Block, { type: 'heading' }> }) {
  const level = useReaderContext().levels.get(block)
  const attributes = { ...blockAttributes(block.data), 'data-text-block': '' }
  const words = <InlineView nodes={block.children} />
  switch (level) {
    case 2:
      return <h2 {...attributes}>{words}</h2>
    case 3:
      return <h3 {...attributes}>{words}</h3>
    case 4:
      return <h4 {...attributes}>{words}</h4>
    case 5:
      return <h5 {...attributes}>{words}</h5>
    case 6:
      return <h6 {...attributes}>{words}</h6>
    default:
      // Inside hidden boilerplate: not part of the article's outline.
      return <p {...attributes}>{words}</p>
  }
}

function ListItemView({ item }: { item: ListItem }) {
  if (isBoilerplate(item)) {
    return (
      <li className="hidden-item">
        <HiddenBlocks blocks={item.children} />
      </li>
    )
  }
  return (
    <li {...blockAttributes(item.data)} data-task={item.checked === undefined ? undefined : ''}>
      {item.checked !== undefined && (
        <input type="checkbox" checked={item.checked} disabled aria-label={item.checked ? 'Done' : 'To do'} />
      )}
      <BlocksView blocks={item.children} />
    </li>
  )
}

function ListBlock({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const items = block.children.map((item) => <ListItemView key={nodeKey(item)} item={item} />)
  const attributes = blockAttributes(block.data)
  if (!block.ordered) return <ul {...attributes}>{items}</ul>
  return (
    <ol {...attributes} start={block.start ?? 1}>
      {items}
    </ol>
  )
}

function FootnoteBlock({ block }: { block: Extract<Block, { type: 'footnoteDefinition' }> }) {
  const { idPrefix, footnotes } = useReaderContext()
  return (
    <div
      {...blockAttributes(block.data)}
      className="footnote"
      id={`${idPrefix}-footnote-${encodeURIComponent(block.identifier)}`}
      tabIndex={-1}
    >
      <span className="footnote-label" data-no-text>
        {footnotes.get(block.identifier) ?? block.label}
      </span>
      <div>
        <BlocksView blocks={block.children} />
      </div>
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  const attributes = blockAttributes(block.data)
  switch (block.type) {
    case 'paragraph':
      return (
        <p {...attributes} data-text-block="">
          <InlineView nodes={block.children} />
        </p>
      )
    case 'heading':
      return <HeadingBlock block={block} />
    case 'blockquote':
      return (
        <blockquote {...attributes}>
          <BlocksView blocks={block.children} />
        </blockquote>
      )
    case 'list':
      return <ListBlock block={block} />
    case 'code':
      return (
        <pre {...attributes} dir={block.data?.dir ?? 'ltr'} data-text-block="" {...KEYBOARD_SCROLL}>
          <code>{block.value}</code>
        </pre>
      )
    case 'table':
      return <TableView table={block} />
    case 'thematicBreak':
      return <hr />
    case 'figure':
      return <FigureView figure={block} />
    case 'footnoteDefinition':
      return <FootnoteBlock block={block} />
    default:
      return block satisfies never
  }
}

function countLines(blocks: readonly (Block | ListItem)[]): number {
  return blocks.reduce(
    (count, block) =>
      count +
      (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote'
        ? countLines(block.children)
        : 1),
    0,
  )
}

/** What was recognised as not part of the story: kept, out of the way, one press from being seen. */
function HiddenBlocks({ blocks }: { blocks: readonly Block[] }) {
  const count = countLines(blocks)
  return (
    <details className="hidden-blocks" data-no-text>
      <summary>{count === 1 ? '1 line hidden' : `${count} lines hidden`}: not part of the story</summary>
      <div>
        {blocks.map((block) => (
          <BlockView key={nodeKey(block)} block={block} />
        ))}
      </div>
    </details>
  )
}

/** Neighbouring blocks in runs of either story or boilerplate, with the first block of each. */
function runsOf(blocks: readonly Block[]): { first: Block; isHidden: boolean; blocks: Block[] }[] {
  const runs: { first: Block; isHidden: boolean; blocks: Block[] }[] = []
  blocks.forEach((block) => {
    const isHidden = isBoilerplate(block)
    const last = runs.at(-1)
    if (last && last.isHidden === isHidden) last.blocks.push(block)
    else runs.push({ first: block, isHidden, blocks: [block] })
  })
  return runs
}

export function BlocksView({ blocks }: { blocks: readonly Block[] }) {
  return runsOf(blocks).map((run) =>
    run.isHidden ? (
      <HiddenBlocks key={nodeKey(run.first)} blocks={run.blocks} />
    ) : (
      run.blocks.map((block) => <BlockView key={nodeKey(block)} block={block} />)
    ),
  )
}
