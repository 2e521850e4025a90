/**
 * The commands of the program and their keys. The desktop's menu and the keyboard lead to the same handlers; the sheet
 * of shortcuts is made from the same table.
 */
import { useEffect, useRef } from 'react'
import type { MenuCommand } from '../../shared/contract/native.ts'
import { useConnection } from '../api/connection.tsx'

export type Command = MenuCommand | 'go-back' | 'show-shortcuts' | 'undo' | 'add-selection'

interface Shortcut {
  command: Command
  /** `KeyboardEvent.key` values; a leading `Shift+` or `Mod+` (Ctrl, on a Mac Cmd) where one must be held. */
  keys: readonly string[]
  words: string
  group: 'Articles' | 'Reading' | 'Library'
}

export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'next-article', keys: ['j'], words: 'Next article', group: 'Articles' },
  { command: 'previous-article', keys: ['k'], words: 'Previous article', group: 'Articles' },
  { command: 'toggle-read', keys: ['m'], words: 'Mark as read or unread', group: 'Articles' },
  { command: 'toggle-star', keys: ['s'], words: 'Star', group: 'Articles' },
  { command: 'toggle-archive', keys: ['e'], words: 'Archive', group: 'Articles' },
  { command: 'move-to-trash', keys: ['#', 'Delete'], words: 'Move to the trash', group: 'Articles' },
  { command: 'undo', keys: ['z', 'Mod+z'], words: 'Undo', group: 'Articles' },
  { command: 'next-hit', keys: ['n', 'F3'], words: 'Next keyword', group: 'Reading' },
  { command: 'previous-hit', keys: ['p', 'Shift+F3'], words: 'Previous keyword', group: 'Reading' },
  { command: 'add-selection', keys: ['w'], words: 'Selected words become a keyword', group: 'Reading' },
  { command: 'toggle-note', keys: ['t'], words: 'Note', group: 'Reading' },
  { command: 'toggle-keywords', keys: ['y'], words: 'Keywords', group: 'Reading' },
  { command: 'find-in-library', keys: ['/', 'Mod+f'], words: 'Search', group: 'Library' },
  { command: 'import-files', keys: ['Mod+o'], words: 'Add files', group: 'Library' },
  { command: 'import-folder', keys: ['Mod+Shift+o'], words: 'Add a folder', group: 'Library' },
  { command: 'paste-text', keys: ['Mod+v'], words: 'Paste a text', group: 'Library' },
  { command: 'go-back', keys: ['Escape'], words: 'Back', group: 'Library' },
  { command: 'show-shortcuts', keys: ['?'], words: 'This sheet', group: 'Library' },
]

/** Null for a command that is not in the table. */
export function shortcutOf(command: Command): string | null {
  return SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys[0]?.toUpperCase() ?? null
}

/** The command that a key press asks for; null when it asks for none. */
export function commandOfKey(event: KeyboardEvent, isMac: boolean): Command | null {
  if (event.altKey || event.isComposing) return null
  const mod = isMac ? event.metaKey : event.ctrlKey
  const isOtherMod = isMac ? event.ctrlKey : event.metaKey
  if (isOtherMod) return null
  const isNamed = event.key.length > 1
  const key = mod ? event.key.toLowerCase() : event.key
  const shift = event.shiftKey && (isNamed || mod) ? 'Shift+' : ''
  const pressed = `${mod ? 'Mod+' : ''}${shift}${key}`
  // Pasting is taken from the paste event, which brings the text along.
  const found = SHORTCUTS.find(({ keys, command }) => command !== 'paste-text' && keys.includes(pressed))
  return found?.command ?? null
}

/** Whether keys typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|range|file)$/.test(target.type)
}

// These keys do something of their own in a text field, a menu or a dialog.
function isTakenElsewhere(event: KeyboardEvent, command: Command): boolean {
  const isModified = event.ctrlKey || event.metaKey || event.key === 'F3'
  if (
    event.target instanceof Element &&
    event.target.closest('[role="dialog"], [role="menu"], [role="alertdialog"]')
  )
    return true
  if (!isTextField(event.target)) return false
  if (command === 'go-back') return false
  return !isModified || command === 'undo'
}

export type CommandHandlers = Record<Command, () => void>

/** Binds the handlers to the keyboard and to the desktop's menu. */
export function useCommands(handlers: CommandHandlers): void {
  const { native } = useConnection()
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => native?.onCommand((command) => latest.current[command]()), [native])
  useEffect(() => {
    const isMac = /Mac/.test(navigator.userAgent)
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOfKey(event, isMac)
      if (!command || event.defaultPrevented || isTakenElsewhere(event, command)) return
      event.preventDefault()
      event.stopPropagation()
      latest.current[command]()
    }
    // Captured before the list sees it: single letters would be its type-ahead.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
