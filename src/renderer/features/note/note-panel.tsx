/** The note beside the article: an editor, the state it is saved in, and the choice when two notes differ. */
import { useEffect, useRef } from 'react'
import type { ArticleId } from '../../../shared/contract/schemas.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { TextButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useStore } from '../../ui/store.ts'
import { readStyleNonce } from '../../ui/style-nonce.ts'
import type { MarkdownEditor } from './markdown-editor.ts'
import styles from './note-panel.module.css'
import type { NoteSaver, NoteStatus } from './note-saver.ts'
import { useNote } from './use-note.ts'

const STATUS_WORDS: Record<NoteStatus, string> = {
  saved: 'Saved',
  saving: 'Saving…',
  unsaved: 'Not saved yet',
  conflict: 'Not saved: changed elsewhere',
  refused: 'Not saved',
}

function Editor({ saver, wantsFocus }: { saver: NoteSaver; wantsFocus: boolean }) {
  const parent = useRef<HTMLDivElement>(null)
  const editor = useRef<MarkdownEditor | null>(null)
  const { replacedCount } = useStore(saver.state)
  const focusFirst = useRef(wantsFocus)

  useEffect(() => {
    let isGone = false
    void import('./markdown-editor.ts').then(({ createMarkdownEditor }) => {
      if (isGone || !parent.current) return
      editor.current = createMarkdownEditor({
        parent: parent.current,
        markdown: saver.state.get().markdown,
        nonce: readStyleNonce(document),
        label: 'Note on this article, in Markdown',
        placeholder: 'Write what you think. Markdown works.',
        onChange: (markdown) => saver.edit(markdown),
        onBlur: () => saver.flush(),
      })
      if (focusFirst.current) editor.current.focus()
    })
    return () => {
      isGone = true
      editor.current?.destroy()
      editor.current = null
    }
  }, [saver])

  useEffect(() => {
    if (replacedCount > 0) editor.current?.replace(saver.state.get().markdown)
  }, [replacedCount, saver])

  return <div ref={parent} className={styles.editor} />
}

function Conflict({ saver }: { saver: NoteSaver }) {
  const { theirs } = useStore(saver.state)
  if (!theirs) return null
  return (
    <section className={styles.conflict} aria-label="The other note">
      <p>
        <strong>This note was changed in another window.</strong> Yours is above; the other one reads:
      </p>
      <blockquote dir="auto">
        {theirs.markdown === '' ? 'Nothing: the note was emptied.' : theirs.markdown}
      </blockquote>
      <div className={styles.choice}>
        <TextButton tone="primary" onPress={() => saver.keepMine()}>
          Keep mine
        </TextButton>
        <TextButton onPress={() => saver.takeTheirs()}>Use theirs</TextButton>
      </div>
    </section>
  )
}

function Status({ saver }: { saver: NoteSaver }) {
  const { status, failure } = useStore(saver.state)
  return (
    <div className={styles.status} role="status">
      <span className={classNames(styles.sign, styles[status])} aria-hidden />
      {STATUS_WORDS[status]}
      {failure !== null && status !== 'conflict' && <span className={styles.failure}>{failure}</span>}
    </div>
  )
}

interface NotePanelProps {
  articleId: ArticleId
  /** Puts the caret into the editor when it is there. */
  wantsFocus: boolean
}

export function NotePanel({ articleId, wantsFocus }: NotePanelProps) {
  const { saver, error } = useNote(articleId)
  if (!saver) {
    if (error === null) return <div className={styles.panel} aria-busy="true" />
    return <p className={styles.problem}>{failureSentence(error)}</p>
  }
  return (
    <div className={styles.panel}>
      <Editor key={articleId} saver={saver} wantsFocus={wantsFocus} />
      <Conflict saver={saver} />
      <Status saver={saver} />
    </div>
  )
}
