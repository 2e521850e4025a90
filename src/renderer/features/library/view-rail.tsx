/** The rail at the window's side (at its foot on a narrow one): one button per view, with its count. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import type { LibraryInfo, LibraryView } from '../../../shared/contract/schemas.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './view-rail.module.css'
import { VIEWS } from './views.tsx'

interface ViewRailProps {
  /** Null while a search is shown. */
  current: LibraryView | null
  counts: LibraryInfo['counts'] | null
  onSelect: (view: LibraryView) => void
  /** What stands at the rail's end. */
  children: ReactNode
}

function countWords(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`
}

export function ViewRail({ current, counts, onSelect, children }: ViewRailProps) {
  return (
    <nav className={styles.rail} aria-label="Library views">
      {VIEWS.map(({ view, name, icon }) => {
        const count = counts?.[view] ?? 0
        const isCurrent = view === current
        return (
          <Button
            key={view}
            className={classNames(styles.item, isCurrent && styles.current)}
            aria-label={counts ? `${name}, ${countWords(count)}` : name}
            aria-current={isCurrent ? 'page' : 'false'}
            onPress={() => onSelect(view)}
          >
            {icon}
            {/* The space keeps name and count two words, as the label has them. */}
            <span className={styles.name}>{name}</span>{' '}
            <span className={styles.count}>{counts ? count.toLocaleString() : ' '}</span>
          </Button>
        )
      })}
      <div className={styles.end}>{children}</div>
    </nav>
  )
}
