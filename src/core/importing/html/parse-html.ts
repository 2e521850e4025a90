/**
 * Web page in, article out: Readability's first reading, named steps that clean and recover, and the tree built from
 * the page and their verdicts. No markup of the page survives; what was taken out is in the trace.
 */

import { canonicalText } from '../../../shared/article/canonical-text.ts'
import { normalizeTree } from '../../../shared/article/normalize-tree.ts'
import {
  type DocumentResource,
  type EmbeddedAsset,
  type ParsedArticle,
  RefusedDocument,
} from '../../../shared/article/parsed-article.ts'
import type { Root } from '../../../shared/article/tree.ts'
import { ResourceLookup } from '../containers/resources.ts'
import { type BlockState, type BlockView, viewOf } from './block-steps/block-view.ts'
import { chooseRoot } from './choose-root.ts'
import type { HtmlElement } from './dom.ts'
import { assertBounded } from './guard.ts'
import { withLeadImage } from './lead-image.ts'
import { loadPage } from './load-page.ts'
import { readMetadata } from './metadata/read-metadata.ts'
import { titleOf } from './metadata/title-of.ts'
import type { PageState } from './page-state.ts'
import { readFirst } from './readability-reading.ts'
import { BLOCK_STEPS, PAGE_STEPS } from './steps.ts'
import { buildBlocks, type Origins } from './tree/build-tree.ts'
import { type ImageContext, takeResource } from './tree/images.ts'
import { Verdicts } from './verdicts.ts'

export interface HtmlOptions {
  /** File name without its folder, for the title of last resort; may be empty. */
  name: string
  /** The address it was saved from, if the giver knows it. */
  url?: string
  /** Files that came with the page. */
  resources?: readonly DocumentResource[]
  /** Steps to leave out, for measuring what each is worth. */
  withoutSteps?: ReadonlySet<string>
}

const NO_TEXT_MESSAGE =
  'This page holds no readable text. If a browser shows an article there, save the page again once it has loaded.'
const PARSE_FAILED_MESSAGE =
  'The markup of this page could not be read. Open it in a browser and save it again, or paste its text.'

function buildTree(state: PageState, images: ImageContext, options: HtmlOptions): Root {
  const { metadata, verdicts } = state
  const origins: Origins = new Map()
  const children = buildBlocks(
    state.root,
    {
      ...images,
      lang: metadata.lang,
      dir: metadata.dir,
      verdictOf: (element) => verdicts.get(element),
      isLeftOut: (element: HtmlElement) =>
        (element.isHidden && element.tag !== 'noscript') || verdicts.get(element) === 'removed',
    },
    origins,
  )
  const views: BlockView[] = []
  for (const block of children) {
    const normal = normalizeTree({ type: 'root', children: [block] }).children[0]
    if (normal) views.push(viewOf(normal, origins.get(block) ?? state.root, views.length))
  }
  const blockState: BlockState = { views, metadata, verdicts }
  for (const step of BLOCK_STEPS) if (!options.withoutSteps?.has(step.name)) step.run(blockState)
  return { type: 'root', children: views.filter((view) => !view.isRemoved).map(({ block }) => block) }
}

function readPage(html: string, options: HtmlOptions): PageState {
  assertBounded(html)
  const page = loadPage(html)
  const metadata = readMetadata(page, options.url)
  const choice = chooseRoot(page, readFirst(page), metadata.articleBody)
  const verdicts = new Verdicts()
  verdicts.note({ step: 'html.region', decision: 'chosen', reason: choice.reason })
  if (metadata.savedAt !== null) {
    verdicts.note({ step: 'html.single-file', decision: 'saved', reason: `saved on ${metadata.savedAt}` })
  }
  return { page, metadata, reading: choice.reading, root: choice.root, verdicts }
}

function parse(html: string, options: HtmlOptions): ParsedArticle {
  const state = readPage(html, options)
  const { metadata, verdicts } = state
  for (const step of PAGE_STEPS) if (!options.withoutSteps?.has(step.name)) step.run(state)
  const assets = new Map<string, EmbeddedAsset>()
  const resources = options.resources?.length ? new ResourceLookup(options.resources) : undefined
  const images: ImageContext = { base: metadata.base, assets, ...(resources && { resources }) }
  const built = buildTree(state, images, options)
  const tree = withLeadImage(built, metadata, verdicts)
  if (tree !== built && metadata.leadImage !== null) takeResource(metadata.leadImage, images)
  const text = canonicalText(tree)
  if (text === '') throw new RefusedDocument('NO_TEXT', NO_TEXT_MESSAGE)
  return {
    sourceKind: 'html',
    tree,
    ...titleOf(metadata, text, options.name),
    byline: metadata.byline,
    siteName: metadata.siteName,
    publishedAt: metadata.publishedAt,
    modifiedAt: metadata.modifiedAt,
    lang: metadata.lang,
    dir: metadata.dir,
    url: metadata.url,
    trace: verdicts.trace,
    assets: [...assets.values()],
  }
}

/**
 * `html` is decoded text; time grows linearly with its length. Throws `RefusedDocument` and nothing else: `TOO_DEEP`,
 * `TOO_LARGE`, `NO_TEXT`, or `PARSE_FAILED` with the cause attached when a library gave up on the markup.
 */
export function parseHtml(html: string, options: HtmlOptions): ParsedArticle {
  try {
    return parse(html, options)
  } catch (error) {
    if (error instanceof RefusedDocument) throw error
    const refused = new RefusedDocument('PARSE_FAILED', PARSE_FAILED_MESSAGE)
    refused.cause = error
    throw refused
  }
}
