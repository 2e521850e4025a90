/** The reader: toolbar, keyword strip and the article, or what to say instead of one. */
import { BookOpen } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ArticleDetail, KeywordList } from '../../shared/contract/schemas.ts'
import { useConnection } from '../api/connection.tsx'
import { failureSentence } from '../api/failure-sentence.ts'
import { KeywordBar } from '../features/keywords/keyword-bar.tsx'
import { QuickAdd, termOfSelection } from '../features/keywords/quick-add.tsx'
import type { KeywordActions } from '../features/keywords/use-keyword-actions.ts'
import { ArticleView } from '../reader/article-view.tsx'
import type { StorySelection } from '../reader/use-story-selection.ts'
import styles from './reader-pane.module.css'
import type { OpenArticle } from './use-open-article.ts'

interface ReaderPaneProps {
  toolbar: ReactNode
  /** Null while none is open or it is being read. */
  article: ArticleDetail | null
  error: unknown
  isLoading: boolean
  open: OpenArticle
  selection: StorySelection | null
  lists: readonly KeywordList[]
  keywordActions: KeywordActions
  assetBase: string | null
  /** False in a narrow window that shows another pane. */
  isInSight: boolean
  /** Shown while the library has no article at all; null while it has one. */
  firstRun: ReactNode
}

// A scroller that is not a control must still be reachable without a pointer.
const KEYBOARD_SCROLL = { tabIndex: 0 }

function Story({
  article,
  open,
  assetBase,
}: {
  article: ArticleDetail
  open: OpenArticle
  assetBase: string
}) {
  const { native } = useConnection()
  const scroller = useRef<HTMLElement>(null)
  const openExternal = useRef(native ? (url: string) => void native.openExternal(url) : null)
  useEffect(() => {
    if (article.id !== '') scroller.current?.scrollTo({ top: 0, behavior: 'instant' })
  }, [article.id])
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      data-scroller
      aria-label="Article text"
      id="article-text"
      {...KEYBOARD_SCROLL}
    >
      <ArticleView
        key={article.id}
        article={article}
        assetBase={assetBase}
        openExternal={openExternal.current}
        storyRef={open.storyRef}
      />
    </section>
  )
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.nothing}>
      <BookOpen size={34} strokeWidth={1.3} aria-hidden />
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  )
}

function Body(props: ReaderPaneProps) {
  const { article, open, assetBase } = props
  if (article && assetBase !== null) return <Story article={article} open={open} assetBase={assetBase} />
  if (props.error !== null)
    return <Nothing title="This article cannot be shown" text={failureSentence(props.error)} />
  if (props.isLoading) return <div className={styles.nothing} aria-busy="true" />
  if (props.firstRun !== null) return props.firstRun
  return <Nothing title="Nothing open" text="Choose an article from the list, or press J." />
}

export function ReaderPane(props: ReaderPaneProps) {
  const { article, open, selection, lists, keywordActions } = props
  // Only one landmark can be the main one, and in a narrow window that is the pane in sight.
  const Pane = props.isInSight ? 'main' : 'div'
  const term = selection ? termOfSelection(selection.text) : null
  return (
    <Pane className={styles.pane} id="reader" data-area="reader" tabIndex={-1}>
      {props.toolbar}
      {article && (
        <KeywordBar
          termCounts={open.termCounts}
          hitCount={open.hits.length}
          currentIndex={open.navigation.currentIndex}
          currentTerm={open.currentTerm}
          onNext={() => open.navigation.step(1)}
          onPrevious={() => open.navigation.step(-1)}
          onNextOfTerm={open.stepToTerm}
        />
      )}
      <Body {...props} />
      {selection && term !== null && (
        <QuickAdd
          term={term}
          place={selection.place}
          lists={lists}
          onAdd={(listId) => {
            keywordActions.addTerm(lists, listId, term)
            document.getSelection()?.removeAllRanges()
          }}
        />
      )}
    </Pane>
  )
}
