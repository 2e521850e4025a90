/** The dialog that turns pasted text into an article. */
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import { TextButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Dialog, DialogButtons } from '../../ui/dialog.tsx'
import styles from './paste-dialog.module.css'

interface PasteDialogProps {
  /** Null while closed; what the field holds at first when open. */
  initialText: string | null
  onClose: () => void
  onAdd: (text: string) => void
}

function PasteForm({
  initialText,
  onClose,
  onAdd,
}: { initialText: string } & Omit<PasteDialogProps, 'initialText'>) {
  const [text, setText] = useState(initialText)
  const add = () => {
    onClose()
    onAdd(text)
  }
  return (
    <>
      <TextField className={classNames(styles.field)} value={text} onChange={setText} autoFocus>
        <Label>The text of an article: plain, Markdown or HTML</Label>
        <TextArea
          rows={14}
          spellCheck={false}
          dir="auto"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') add()
          }}
        />
      </TextField>
      <DialogButtons>
        <TextButton onPress={onClose}>Cancel</TextButton>
        <TextButton tone="primary" isDisabled={text.trim() === ''} onPress={add}>
          Add article
        </TextButton>
      </DialogButtons>
    </>
  )
}

export function PasteDialog({ initialText, onClose, onAdd }: PasteDialogProps) {
  return (
    <Dialog title="Paste a text" isOpen={initialText !== null} onClose={onClose} isWide>
      <PasteForm initialText={initialText ?? ''} onClose={onClose} onAdd={onAdd} />
    </Dialog>
  )
}
