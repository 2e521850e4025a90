/** The bar above the article: back, what can be done to it, and what can be shown beside it. */
import {
  Archive,
  ArchiveRestore,
  ArrowLeft,
  Circle,
  CircleDot,
  Highlighter,
  NotebookPen,
  Star,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import type { ArticleSummary } from '../../shared/contract/schemas.ts'
import type { ArticleActions } from '../features/library/use-article-actions.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './reader-pane.module.css'
import type { PanelKind } from './side-panel.tsx'

interface ReaderToolbarProps {
  /** Null while no article is open. */
  article: ArticleSummary | null
  actions: Pick<ArticleActions, 'toggleRead' | 'toggleStar' | 'toggleArchive' | 'moveToTrash' | 'restore'>
  /** Null where the list is in sight. */
  onBack: (() => void) | null
  panel: PanelKind | null
  onTogglePanel: (kind: PanelKind) => void
  settings: ReactNode
}

function ArticleButtons({
  article,
  actions,
}: {
  article: ArticleSummary
  actions: ReaderToolbarProps['actions']
}) {
  if (article.isTrashed) {
    return (
      <IconButton
        label="Restore from the trash"
        icon={<Undo2 size={19} aria-hidden />}
        onPress={() => actions.restore(article)}
      />
    )
  }
  return (
    <>
      <IconButton
        label={article.isRead ? 'Mark as unread' : 'Mark as read'}
        shortcut="M"
        icon={article.isRead ? <Circle size={19} aria-hidden /> : <CircleDot size={19} aria-hidden />}
        onPress={() => actions.toggleRead(article)}
      />
      <IconButton
        label={article.isStarred ? 'Remove the star' : 'Star'}
        shortcut="S"
        icon={<Star size={19} className={classNames(article.isStarred && styles.starred)} aria-hidden />}
        onPress={() => actions.toggleStar(article)}
      />
      <IconButton
        label={article.isArchived ? 'Move back to the library' : 'Archive'}
        shortcut="E"
        icon={
          article.isArchived ? <ArchiveRestore size={19} aria-hidden /> : <Archive size={19} aria-hidden />
        }
        onPress={() => actions.toggleArchive(article)}
      />
      <IconButton
        label="Move to the trash"
        shortcut="#"
        icon={<Trash2 size={19} aria-hidden />}
        onPress={() => actions.moveToTrash(article)}
      />
    </>
  )
}

export function ReaderToolbar({
  article,
  actions,
  onBack,
  panel,
  onTogglePanel,
  settings,
}: ReaderToolbarProps) {
  return (
    <Toolbar className={classNames(styles.toolbar)} aria-label="Article">
      {onBack && (
        <IconButton
          label="Back to the list"
          shortcut="Esc"
          icon={<ArrowLeft size={19} aria-hidden />}
          onPress={onBack}
        />
      )}
      {article && <ArticleButtons article={article} actions={actions} />}
      <span className={styles.space} />
      {settings}
      {article && (
        <IconButton
          label="Note"
          shortcut="T"
          icon={<NotebookPen size={19} aria-hidden />}
          isSelected={panel === 'note'}
          onPress={() => onTogglePanel('note')}
        />
      )}
      <IconButton
        label="Keywords"
        shortcut="Y"
        icon={<Highlighter size={19} aria-hidden />}
        isSelected={panel === 'keywords'}
        onPress={() => onTogglePanel('keywords')}
      />
    </Toolbar>
  )
}
