/** The virtual list of articles: only the rows in sight are in the page, however large the library is. */
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { ArticleId } from '../../../shared/contract/schemas.ts'
import { classNames } from '../../ui/class-names.ts'
import { ArticleRow } from './article-row.tsx'
import styles from './library-pane.module.css'
import type { ListEntry } from './list-entries.ts'

interface LibraryListProps {
  label: string
  entries: readonly ListEntry[]
  selectedId: ArticleId | null
  onOpen: (id: ArticleId) => void
  loadMore: () => void
  dateText: (entry: ListEntry) => string
}

// Far enough from the end that the next page is there before the scroll is.
const LOAD_AHEAD_PIXELS = 1_500

export function LibraryList({ label, entries, selectedId, onOpen, loadMore, dateText }: LibraryListProps) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 128 }}>
      <GridList
        aria-label={label}
        className={classNames(styles.list)}
        items={entries}
        selectionMode="single"
        selectionBehavior="replace"
        disallowTypeAhead
        selectedKeys={selectedId === null ? [] : [selectedId]}
        onSelectionChange={(selected) => {
          const [id] = selected === 'all' ? [] : [...selected]
          if (id !== undefined) onOpen(id as ArticleId)
        }}
        onAction={(id) => onOpen(id as ArticleId)}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
          if (scrollHeight - scrollTop - clientHeight < LOAD_AHEAD_PIXELS) loadMore()
        }}
      >
        {(entry) => (
          <GridListItem id={entry.id} textValue={entry.article.title} className={classNames(styles.item)}>
            <ArticleRow entry={entry} dateText={dateText(entry)} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
}
