/** The library pane: the view's name, the search field, and the list or what to say instead of it. */
import { Search, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import type { ArticleId, LibraryView } from '../../../shared/contract/schemas.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { classNames } from '../../ui/class-names.ts'
import { LibraryList } from './library-list.tsx'
import styles from './library-pane.module.css'
import type { ListEntry } from './list-entries.ts'
import type { LibraryEntries } from './use-library-entries.ts'
import { describeView } from './views.tsx'

interface LibraryPaneProps {
  view: LibraryView
  queryText: string
  onQueryChange: (queryText: string) => void
  list: LibraryEntries
  selectedId: ArticleId | null
  onOpen: (id: ArticleId) => void
  dateText: (entry: ListEntry) => string
  searchRef: Ref<HTMLInputElement>
  /** Moves on from the search field to the list. */
  onSearchDone: () => void
  /** The button that adds articles. */
  actions: ReactNode
  /** The only pane in sight, in a narrow window: then it is what the page is about. */
  isAlone: boolean
  /** Shown below the list: the state of an import. */
  children?: ReactNode
}

function SearchBox(
  props: Pick<LibraryPaneProps, 'queryText' | 'onQueryChange' | 'searchRef' | 'onSearchDone'>,
) {
  return (
    <search>
      <SearchField
        className={classNames(styles.search)}
        aria-label="Search titles, texts and notes"
        value={props.queryText}
        onChange={props.onQueryChange}
        onSubmit={props.onSearchDone}
      >
        <Search size={16} aria-hidden />
        <Input ref={props.searchRef} placeholder="Search titles, texts and notes" />
        {props.queryText !== '' && (
          <Button className={classNames(styles.clear)} aria-label="Clear the search">
            <X size={16} aria-hidden />
          </Button>
        )}
      </SearchField>
    </search>
  )
}

function EmptyList({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  )
}

function ListBody(props: LibraryPaneProps) {
  const { list, view } = props
  const description = describeView(view)
  if (list.error !== null && list.entries.length === 0)
    return <EmptyList title="The list could not be read" text={failureSentence(list.error)} />
  if (list.isLoading) return <div className={styles.empty} aria-busy="true" />
  if (list.entries.length === 0) {
    if (list.isSearch)
      return (
        <EmptyList
          title="Nothing found"
          text="Every word must be in an article. Put “quotes” around words that belong together."
        />
      )
    return <EmptyList title={description.emptyTitle} text={description.emptyText} />
  }
  return (
    <LibraryList
      label={list.isSearch ? 'Search results' : description.name}
      entries={list.entries}
      selectedId={props.selectedId}
      onOpen={props.onOpen}
      loadMore={list.loadMore}
      dateText={props.dateText}
    />
  )
}

function countText(list: LibraryEntries): string {
  if (list.isLoading) return ''
  const count = list.total.toLocaleString()
  if (list.isSearch) return list.total === 1 ? '1 result' : `${count} results`
  return list.total === 1 ? '1 article' : `${count} articles`
}

export function LibraryPane(props: LibraryPaneProps) {
  const { view, list, isAlone } = props
  const Pane = isAlone ? 'main' : 'section'
  const Heading = isAlone ? 'h1' : 'h2'
  return (
    <Pane className={styles.pane} aria-label="Articles" data-area="list">
      <div className={styles.head}>
        <Heading className={styles.heading}>{list.isSearch ? 'Search' : describeView(view).name}</Heading>
        <span className={styles.count} role="status">
          {countText(list)}
        </span>
        <div className={styles.actions}>{props.actions}</div>
      </div>
      <SearchBox {...props} />
      <ListBody {...props} />
      {props.children}
    </Pane>
  )
}
