/** Pasting outside of a text field means an article: files are imported, text is offered for import. */
import { useEffect, useRef } from 'react'
import { isTextField } from './commands.ts'

export function usePasteAnywhere(
  onText: (text: string) => void,
  onFiles: (transfer: DataTransfer) => void,
): void {
  const latest = useRef({ onText, onFiles })
  useEffect(() => {
    latest.current = { onText, onFiles }
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event
      if (!clipboardData || isTextField(target)) return
      if (target instanceof Element && target.closest('[role="dialog"]')) return
      event.preventDefault()
      if (clipboardData.files.length > 0) latest.current.onFiles(clipboardData)
      else latest.current.onText(clipboardData.getData('text/plain'))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
