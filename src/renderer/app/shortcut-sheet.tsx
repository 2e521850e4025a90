/** The sheet of shortcuts, made from the table of commands. */
import { Dialog } from '../ui/dialog.tsx'
import { SHORTCUTS } from './commands.ts'
import styles from './shortcut-sheet.module.css'

const GROUPS = ['Articles', 'Reading', 'Library'] as const

function keyWords(key: string, isMac: boolean): string {
  const mod = isMac ? '⌘' : 'Ctrl+'
  return key
    .replace('Mod+', mod)
    .replace(/(^|\+|⌘)([a-z])$/, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace('Escape', 'Esc')
}

export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isMac = /Mac/.test(navigator.userAgent)
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} isWide>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.keys}>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ command, keys, words }) => (
                <div key={command}>
                  <dt>{words}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{keyWords(key, isMac)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
