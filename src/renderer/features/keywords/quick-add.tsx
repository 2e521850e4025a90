/** The small button beside a selection in the article that makes the selected words a keyword. */
import { Highlighter, Plus } from 'lucide-react'
import type { KeywordList, KeywordListId } from '../../../shared/contract/schemas.ts'
import { TextButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { KeywordSwatch } from './keyword-swatch.tsx'
import styles from './quick-add.module.css'

const TERM_LENGTH_AT_MOST = 80
const TERM_WORDS_AT_MOST = 8

/** The selected words as a term; null when they are too many to be one. */
export function termOfSelection(selected: string): string | null {
  const term = selected
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
  if (term === '' || selected.includes('\n') || term.length > TERM_LENGTH_AT_MOST) return null
  return term.split(' ').length > TERM_WORDS_AT_MOST ? null : term
}

interface QuickAddProps {
  term: string
  /** Where the selection is, in pixels of the window. */
  place: { left: number; right: number; top: number; bottom: number }
  lists: readonly KeywordList[]
  /** Null stands for a new list. */
  onAdd: (listId: KeywordListId | null) => void
}

const BUTTON_HEIGHT = 44

export function QuickAdd({ term, place, lists, onAdd }: QuickAddProps) {
  const isAbove = place.top > 120
  const left = Math.min(Math.max((place.left + place.right) / 2, 90), window.innerWidth - 90)
  const top = isAbove ? place.top - BUTTON_HEIGHT : place.bottom + 8
  const button = (onPress?: () => void) => (
    <TextButton
      icon={<Highlighter size={16} aria-hidden />}
      aria-label={`Add “${term}” as a keyword`}
      {...(onPress && { onPress })}
    >
      Add as keyword
    </TextButton>
  )
  return (
    <div className={styles.place} style={{ left, top }}>
      {lists.length === 0 ? (
        button(() => onAdd(null))
      ) : (
        <Menu
          label="Add to a keyword list"
          trigger={button()}
          actions={[
            ...lists.map((list) => ({
              id: list.id,
              label: list.name,
              icon: <KeywordSwatch color={list.color} />,
              onAction: () => onAdd(list.id),
            })),
            {
              id: 'new',
              label: 'New list',
              icon: <Plus size={16} aria-hidden />,
              onAction: () => onAdd(null),
            },
          ]}
        />
      )}
    </div>
  )
}
