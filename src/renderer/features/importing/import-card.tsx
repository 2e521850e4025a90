/** The card below the list that shows an import: its progress, a way to stop it, and the report of every file. */
import { Check, CircleCheck, TriangleAlert, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import type { ArticleId, ImportItem } from '../../../shared/contract/schemas.ts'
import { IconButton, TextButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useStore } from '../../ui/store.ts'
import styles from './import-card.module.css'
import { needsAttention, outcomeRemark, reportSummary } from './import-report.ts'
import type { ImportSession } from './import-session.ts'

const ITEMS_SHOWN_AT_MOST = 500

// The same file may be chosen twice, so neither its name nor its outcome is an identity; the report's line is.
const itemKeys = new WeakMap<ImportItem, string>()
let nextItemKey = 1

function itemKey(item: ImportItem): string {
  const key = itemKeys.get(item) ?? String(nextItemKey++)
  itemKeys.set(item, key)
  return key
}

function ItemLine({ item, onOpen }: { item: ImportItem; onOpen: (id: ArticleId) => void }) {
  const { outcome, name } = item
  if (outcome.status === 'refused') {
    return (
      <li className={styles.item}>
        <TriangleAlert size={15} className={styles.refused} aria-hidden />
        <span>
          <span className={styles.name}>{name}</span>
          {outcome.message}
        </span>
      </li>
    )
  }
  const { articleId, title, status } = outcome
  const remark = outcomeRemark(status)
  return (
    <li className={styles.item}>
      {status === 'imported' ? (
        <CircleCheck size={15} className={styles.imported} aria-hidden />
      ) : (
        <Check size={15} aria-hidden />
      )}
      <span>
        <Button className={classNames(styles.open)} onPress={() => onOpen(articleId)}>
          {title}
        </Button>
        {remark !== null && <span className={styles.already}>{remark}</span>}
      </span>
    </li>
  )
}

function Progress({ session, done, total }: { session: ImportSession; done: number; total: number }) {
  return (
    <div className={styles.progress}>
      <ProgressBar className={classNames(styles.bar)} value={done} maxValue={Math.max(total, 1)}>
        {({ percentage }) => (
          <>
            <Label>
              Adding articles: {done.toLocaleString()} of {total.toLocaleString()}
            </Label>
            <span className={styles.track}>
              <span className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <TextButton tone="quiet" onPress={() => session.cancel()}>
        Stop
      </TextButton>
    </div>
  )
}

interface ImportCardProps {
  session: ImportSession
  onOpen: (id: ArticleId) => void
  onDismiss: () => void
}

export function ImportCard({ session, onOpen, onDismiss }: ImportCardProps) {
  const { done, total, items, isRunning, wasCancelled } = useStore(session.state)
  // What needs attention stands first.
  const urgent = items.filter(needsAttention)
  const others = items.filter((item) => !needsAttention(item))
  const shown = [...urgent, ...others].slice(0, ITEMS_SHOWN_AT_MOST)
  return (
    <section className={styles.card} aria-label="Import">
      {isRunning ? (
        <Progress session={session} done={done} total={total} />
      ) : (
        <div className={styles.head}>
          <p className={styles.summary}>
            {wasCancelled && 'Stopped: '}
            {reportSummary(items)}
          </p>
          <IconButton
            label="Close the report"
            icon={<X size={16} aria-hidden />}
            onPress={onDismiss}
            placement="top"
          />
        </div>
      )}
      {shown.length > 0 && (
        <ul className={styles.items}>
          {shown.map((item) => (
            <ItemLine key={itemKey(item)} item={item} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  )
}
