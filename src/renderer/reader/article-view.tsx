/**
 * Draws one article: its head, and its tree through an exhaustive switch. Nothing here ever sees markup.
 * It is drawn once per revision; colours and settings change around it without drawing it anew.
 */
import { type MouseEvent, memo, type Ref, useMemo } from 'react'
import type { ArticleDetail } from '../../shared/contract/schemas.ts'
import { ArticleHead } from './article-head.tsx'
import { BlocksView } from './block-view.tsx'
import { footnoteNumbers } from './footnote-numbers.ts'
import { headingLevels } from './heading-levels.ts'
import { ReaderContextProvider } from './reader-context.ts'
import './article.css'
import './highlights.css'

interface ArticleViewProps {
  article: ArticleDetail
  /** Prefix for the address of a stored asset. */
  assetBase: string
  /** Opens an outside address; null leaves it to the browser. */
  openExternal: ((url: string) => void) | null
  /** The element that holds the story, for `text-map.ts`. */
  storyRef?: Ref<HTMLDivElement>
}

function ArticleViewInner({ article, assetBase, openExternal, storyRef }: ArticleViewProps) {
  const context = useMemo(
    () => ({
      assetBase,
      levels: headingLevels(article.tree),
      footnotes: footnoteNumbers(article.tree),
      idPrefix: article.id,
    }),
    [article, assetBase],
  )

  function followLink(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof Element)) return
    const link = event.target.closest('a')
    const href = link?.getAttribute('href')
    if (href === null || href === undefined) return
    if (href.startsWith('#')) {
      event.preventDefault()
      const target = document.getElementById(href.slice(1))
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    } else if (openExternal) {
      event.preventDefault()
      openExternal(href)
    }
  }

  return (
    <ReaderContextProvider value={context}>
      <article
        className="article"
        lang={article.lang ?? undefined}
        dir={article.dir}
        onClickCapture={followLink}
      >
        <ArticleHead article={article} />
        <div className="story" ref={storyRef}>
          <BlocksView blocks={article.tree.children} />
        </div>
      </article>
    </ReaderContextProvider>
  )
}

export const ArticleView = memo(
  ArticleViewInner,
  (before, after) =>
    before.article.revisionId === after.article.revisionId &&
    before.article.title === after.article.title &&
    before.assetBase === after.assetBase &&
    before.openExternal === after.openExternal &&
    before.storyRef === after.storyRef,
)
