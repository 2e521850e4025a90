/** The keyword lists: what the person watches for, in every article. */
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Switch } from 'react-aria-components/Switch'
import type { KeywordList, KeywordListId } from '../../../shared/contract/schemas.ts'
import { IconButton, TextButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { unusedColor } from './keyword-colors.ts'
import { KeywordForm } from './keyword-form.tsx'
import type { TermCount } from './keyword-hits.ts'
import styles from './keyword-panel.module.css'
import { KeywordSwatch } from './keyword-swatch.tsx'
import type { KeywordActions } from './use-keyword-actions.ts'

interface KeywordPanelProps {
  lists: readonly KeywordList[]
  /** What occurs in the open article; null when none is open. */
  termCounts: readonly TermCount[] | null
  actions: KeywordActions
}

const TERMS_SHOWN_AT_MOST = 60

function TermLine({ list, termCounts }: { list: KeywordList; termCounts: readonly TermCount[] | null }) {
  const counts = new Map(
    termCounts?.filter((count) => count.listId === list.id).map(({ term, count }) => [term, count]),
  )
  const shown = list.terms.slice(0, TERMS_SHOWN_AT_MOST)
  return (
    <ul className={styles.terms}>
      {shown.map((term) => (
        <li key={term} className={styles.term} dir="auto">
          {term}
          {counts.has(term) && (
            <span className={styles.termCount}>
              {counts.get(term)}
              <span className="visually-hidden"> in this article</span>
            </span>
          )}
        </li>
      ))}
      {list.terms.length > shown.length && (
        <li className={styles.more}>and {(list.terms.length - shown.length).toLocaleString()} more</li>
      )}
    </ul>
  )
}

interface ListCardProps extends Omit<KeywordPanelProps, 'lists'> {
  list: KeywordList
  onEdit: () => void
}

function ListCard({ list, termCounts, actions, onEdit }: ListCardProps) {
  return (
    <li className={classNames(styles.card, !list.isEnabled && styles.off)}>
      <div className={styles.cardHead}>
        <KeywordSwatch color={list.color} />
        <h3 className={styles.name} dir="auto">
          {list.name}
        </h3>
        <Switch
          className={classNames(styles.switch)}
          aria-label={`Mark the words of “${list.name}”`}
          isSelected={list.isEnabled}
          onChange={(isEnabled) => actions.update({ ...list, isEnabled })}
        >
          <span className={styles.knob} />
        </Switch>
        <IconButton
          label={`Edit “${list.name}”`}
          icon={<Pencil size={16} aria-hidden />}
          onPress={onEdit}
          placement="top"
        />
        <IconButton
          label={`Remove “${list.name}”`}
          icon={<Trash2 size={16} aria-hidden />}
          onPress={() => actions.remove(list)}
          placement="top"
        />
      </div>
      <TermLine list={list} termCounts={termCounts} />
    </li>
  )
}

export function KeywordPanel({ lists, termCounts, actions }: KeywordPanelProps) {
  const [editing, setEditing] = useState<KeywordListId | 'new' | null>(null)
  const blank = { name: '', color: unusedColor(lists), isEnabled: true, terms: [] }
  return (
    <div className={styles.panel}>
      {lists.length === 0 && editing === null && (
        <div className={styles.intro}>
          <p className={styles.introTitle}>Words you watch for</p>
          <p>
            Names, places, topics: Offprint marks them in every article and counts them. You can also select a
            word in an article and add it from there.
          </p>
        </div>
      )}
      <ul className={styles.lists}>
        {lists.map((list) =>
          list.id === editing ? (
            <li key={list.id}>
              <KeywordForm
                initial={list}
                submitLabel="Save"
                onCancel={() => setEditing(null)}
                onSubmit={(changed) => {
                  setEditing(null)
                  actions.update({ ...changed, id: list.id })
                }}
              />
            </li>
          ) : (
            <ListCard
              key={list.id}
              list={list}
              termCounts={termCounts}
              actions={actions}
              onEdit={() => setEditing(list.id)}
            />
          ),
        )}
      </ul>
      {editing === 'new' ? (
        <KeywordForm
          initial={blank}
          submitLabel="Add list"
          onCancel={() => setEditing(null)}
          onSubmit={(created) => {
            setEditing(null)
            actions.create(created)
          }}
        />
      ) : (
        <TextButton icon={<Plus size={16} aria-hidden />} onPress={() => setEditing('new')}>
          New keyword list
        </TextButton>
      )}
    </div>
  )
}
