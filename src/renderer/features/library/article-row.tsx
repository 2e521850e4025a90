/** One row of the library list: where it is from and when, its title, how it begins, and what state it is in. */
import { NotebookPen, Star } from 'lucide-react'
import type { ArticleSummary, ExcerptPart } from '../../../shared/contract/schemas.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './article-row.module.css'
import type { ListEntry } from './list-entries.ts'

const WORDS_PER_MINUTE = 230

function MarkedText({ parts }: { parts: readonly ExcerptPart[] }) {
  let offset = 0
  return parts.map((part) => {
    const key = offset
    offset += part.text.length
    return part.isHit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}

function madeTitle(origin: ArticleSummary['titleOrigin']): string | null {
  if (origin === 'lede') return 'title made from the first sentence'
  return origin === 'file' ? 'title made from the file’s name' : null
}

interface ArticleRowProps {
  entry: ListEntry
  /** The date in words. */
  dateText: string
}

export function ArticleRow({ entry, dateText }: ArticleRowProps) {
  const { article } = entry
  const made = madeTitle(article.titleOrigin)
  const minutes = Math.max(1, Math.round(article.wordCount / WORDS_PER_MINUTE))
  const from = article.siteName ?? article.byline
  return (
    <div className={classNames(styles.row, article.isRead && styles.read)}>
      <div className={styles.facts}>
        {!article.isRead && (
          <span className={styles.dot} role="img" aria-label="Unread">
            <span />
          </span>
        )}
        {from !== null && (
          <span className={styles.from} dir="auto">
            {from}
          </span>
        )}
        <span className={styles.date}>{dateText}</span>
        <span className={styles.marks}>
          {article.hasNote && <NotebookPen size={14} aria-label="Has a note" role="img" />}
          {article.isStarred && <Star size={14} className={styles.star} aria-label="Starred" role="img" />}
        </span>
      </div>
      <div className={styles.title} lang={article.lang ?? undefined} dir={article.dir}>
        <MarkedText parts={entry.titleParts} />
      </div>
      {entry.excerptParts.length > 0 && (
        <div className={styles.excerpt} lang={article.lang ?? undefined} dir={article.dir}>
          <MarkedText parts={entry.excerptParts} />
        </div>
      )}
      <div className={styles.foot}>
        <span>{minutes} min</span>
        {entry.isFoundInNote && <span>found in your note</span>}
        {made !== null && <span>{made}</span>}
        {article.isArchived && <span>archived</span>}
      </div>
    </div>
  )
}
