/** What an empty library says: what this program is, and the three ways to begin. */
import { ClipboardPaste, FileText, FolderOpen } from 'lucide-react'
import { TextButton } from '../../ui/button.tsx'
import styles from './first-run.module.css'

interface FirstRunProps {
  sampleTitles: readonly string[]
  isBusy: boolean
  onChoose: (kind: 'files' | 'folder') => void
  onPaste: () => void
  onAddSamples: () => void
}

export function FirstRun({ sampleTitles, isBusy, onChoose, onPaste, onAddSamples }: FirstRunProps) {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>A quiet place for the articles you keep</h1>
      <p className={styles.lede}>
        Offprint stores them on this computer, lays them out for reading, marks the words you watch for, and
        keeps your notes beside them. No account, no network.
      </p>
      <div className={styles.ways}>
        <TextButton
          tone="primary"
          icon={<FileText size={17} aria-hidden />}
          onPress={() => onChoose('files')}
        >
          Choose files
        </TextButton>
        <TextButton icon={<FolderOpen size={17} aria-hidden />} onPress={() => onChoose('folder')}>
          Choose a folder
        </TextButton>
        <TextButton icon={<ClipboardPaste size={17} aria-hidden />} onPress={onPaste}>
          Paste a text
        </TextButton>
      </div>
      <p className={styles.hint}>
        Plain text, Markdown and saved web pages. You can also drop files or a folder anywhere in this window.
      </p>
      {sampleTitles.length > 0 && (
        <section className={styles.samples} aria-labelledby="samples-heading">
          <h2 id="samples-heading">Nothing at hand? Start with a few samples</h2>
          <ul>
            {sampleTitles.map((title) => (
              <li key={title} dir="auto">
                {title}
              </li>
            ))}
          </ul>
          <TextButton isDisabled={isBusy} onPress={onAddSamples}>
            Add the samples
          </TextButton>
        </section>
      )}
    </div>
  )
}
