/** The side panel: the note on the open article, or the keyword lists. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './side-panel.module.css'

export type PanelKind = 'note' | 'keywords'

interface SidePanelProps {
  kind: PanelKind
  onChange: (kind: PanelKind) => void
  onClose: () => void
  /** The only pane in sight, in a narrow window: then it is what the page is about. */
  isAlone: boolean
  note: ReactNode
  keywords: ReactNode
}

export function SidePanel({ kind, onChange, onClose, isAlone, note, keywords }: SidePanelProps) {
  const Panel = isAlone ? 'main' : 'aside'
  return (
    <Panel className={styles.panel} aria-label="Note and keywords" data-area="panel">
      {isAlone && <h1 className="visually-hidden">Note and keywords</h1>}
      <Tabs
        className={classNames(styles.tabs)}
        selectedKey={kind}
        onSelectionChange={(key) => onChange(key as PanelKind)}
      >
        <div className={styles.head}>
          <TabList className={classNames(styles.tabList)} aria-label="Side panel">
            <Tab id="note" className={classNames(styles.tab)}>
              Note
            </Tab>
            <Tab id="keywords" className={classNames(styles.tab)}>
              Keywords
            </Tab>
          </TabList>
          <IconButton label="Close the panel" icon={<X size={18} aria-hidden />} onPress={onClose} />
        </div>
        <TabPanel id="note" className={classNames(styles.body)}>
          {note}
        </TabPanel>
        <TabPanel id="keywords" className={classNames(styles.body)}>
          {keywords}
        </TabPanel>
      </Tabs>
    </Panel>
  )
}
