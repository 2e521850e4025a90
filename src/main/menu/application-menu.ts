/**
 * The application menu: the page's commands and the system's standard roles. A command is sent to the window; the page
 * decides what it means there.
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/contract/native.ts'

export interface MenuSurroundings {
  platform: NodeJS.Platform
  hasDevTools: boolean
  send: (command: MenuCommand) => void
}

type Item = MenuItemConstructorOptions

// No single letters: a menu's accelerator takes a key from every text field. No Ctrl+Alt: that is AltGr on Windows.
// `CmdOrCtrl+Backspace` and the note editor's own keys are left to the editor, so the trash has no accelerator.
const COMMANDS: Record<MenuCommand, { label: string; accelerator?: string }> = {
  'import-files': { label: 'Import Files…', accelerator: 'CmdOrCtrl+O' },
  'import-folder': { label: 'Import Folder…', accelerator: 'CmdOrCtrl+Shift+O' },
  'paste-text': { label: 'New Article from Text…', accelerator: 'CmdOrCtrl+N' },
  'find-in-library': { label: 'Find in Library', accelerator: 'CmdOrCtrl+F' },
  'next-article': { label: 'Next Article', accelerator: 'CmdOrCtrl+PageDown' },
  'previous-article': { label: 'Previous Article', accelerator: 'CmdOrCtrl+PageUp' },
  'toggle-read': { label: 'Mark as Read or Unread', accelerator: 'CmdOrCtrl+Shift+M' },
  'toggle-star': { label: 'Star or Unstar', accelerator: 'CmdOrCtrl+D' },
  'toggle-archive': { label: 'Archive or Unarchive', accelerator: 'CmdOrCtrl+E' },
  'move-to-trash': { label: 'Move to Trash' },
  'toggle-note': { label: 'Note', accelerator: 'CmdOrCtrl+Shift+N' },
  'toggle-keywords': { label: 'Keywords', accelerator: 'CmdOrCtrl+K' },
  'next-hit': { label: 'Next Keyword Hit', accelerator: 'CmdOrCtrl+G' },
  'previous-hit': { label: 'Previous Keyword Hit', accelerator: 'CmdOrCtrl+Shift+G' },
}

const SEPARATOR: Item = { type: 'separator' }

export function applicationMenu({ platform, hasDevTools, send }: MenuSurroundings): Item[] {
  const isMac = platform === 'darwin'
  const commands = (...names: MenuCommand[]): Item[] =>
    names.map((name) => ({ ...COMMANDS[name], id: name, click: () => send(name) }))
  const roles = (...names: NonNullable<Item['role']>[]): Item[] => names.map((role) => ({ role }))
  return [
    ...(isMac ? roles('appMenu') : []),
    {
      label: 'File',
      submenu: [
        ...commands('import-files', 'import-folder', 'paste-text'),
        SEPARATOR,
        ...roles(isMac ? 'close' : 'quit'),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        ...roles('undo', 'redo'),
        SEPARATOR,
        ...roles('cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll'),
        SEPARATOR,
        ...commands('find-in-library', 'next-hit', 'previous-hit'),
      ],
    },
    {
      label: 'Article',
      submenu: [
        ...commands('next-article', 'previous-article'),
        SEPARATOR,
        ...commands('toggle-read', 'toggle-star', 'toggle-archive'),
        SEPARATOR,
        ...commands('move-to-trash'),
      ],
    },
    {
      label: 'View',
      submenu: [
        ...commands('toggle-note', 'toggle-keywords'),
        SEPARATOR,
        ...roles('resetZoom', 'zoomIn', 'zoomOut'),
        SEPARATOR,
        ...roles('togglefullscreen'),
        ...(hasDevTools ? [SEPARATOR, ...roles('reload', 'toggleDevTools')] : []),
      ],
    },
    {
      role: 'window',
      submenu: isMac
        ? [...roles('minimize', 'zoom'), SEPARATOR, ...roles('front')]
        : roles('minimize', 'close'),
    },
    ...(isMac ? [] : [{ role: 'help' as const, submenu: roles('about') }]),
  ]
}
