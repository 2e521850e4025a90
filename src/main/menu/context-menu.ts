/** The menu under the right mouse button: spelling and editing in fields, copying elsewhere; nothing about links or images. */
import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron'

type Item = MenuItemConstructorOptions
export type ContextTarget = Pick<ContextMenuParams, 'isEditable' | 'misspelledWord' | 'selectionText'> & {
  dictionarySuggestions: readonly string[]
  editFlags: Pick<ContextMenuParams['editFlags'], 'canCopy' | 'canCut' | 'canPaste' | 'canSelectAll'>
}
export type SpellingContents = Pick<WebContents, 'replaceMisspelling'> & {
  session: Pick<WebContents['session'], 'addWordToSpellCheckerDictionary'>
}

const MAX_SUGGESTIONS = 5

function spelling(target: ContextTarget, contents: SpellingContents): Item[] {
  const { misspelledWord } = target
  if (misspelledWord === '') return []
  const suggestions = target.dictionarySuggestions.slice(0, MAX_SUGGESTIONS)
  return [
    ...suggestions.map((word) => ({ label: word, click: () => contents.replaceMisspelling(word) })),
    ...(suggestions.length === 0 ? [{ label: 'No suggestions', enabled: false }] : []),
    {
      label: 'Add to Dictionary',
      click: () => void contents.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
    { type: 'separator' },
  ]
}

/** Empty when there is nothing to offer; then no menu is shown. */
export function contextMenu(target: ContextTarget, contents: SpellingContents): Item[] {
  const { canCopy, canCut, canPaste, canSelectAll } = target.editFlags
  if (target.isEditable) {
    return [
      ...spelling(target, contents),
      { role: 'cut', enabled: canCut },
      { role: 'copy', enabled: canCopy },
      { role: 'paste', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: canSelectAll },
    ]
  }
  return target.selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: canCopy }]
}
