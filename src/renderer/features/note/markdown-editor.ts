/**
 * The note's editor: CodeMirror with Markdown. Loaded only when a note is first shown, to keep the first screen light.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const look = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650', fontSize: '1.08em' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--accent)' },
  { tag: tags.monospace, fontFamily: 'var(--font-code)', fontSize: '0.9em' },
  { tag: tags.quote, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.processingInstruction, color: 'var(--ink-muted)' },
  { tag: tags.contentSeparator, color: 'var(--ink-muted)' },
])

const frame = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-text)', fontSize: '1rem', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '14px 0 40px', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 16px' },
  '.cm-placeholder': { color: 'var(--ink-muted)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'light-dark(#d5e3f5, #35506e)',
  },
})

export interface MarkdownEditorOptions {
  parent: HTMLElement
  markdown: string
  /** The page's style nonce; the empty string when it has none. */
  nonce: string
  label: string
  placeholder: string
  onChange: (markdown: string) => void
  onBlur: () => void
}

export interface MarkdownEditor {
  /** Replaces the whole text without reporting it as typed. */
  replace(markdown: string): void
  focus(): void
  destroy(): void
}

export function createMarkdownEditor(options: MarkdownEditorOptions): MarkdownEditor {
  let isReplacing = false
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.markdown,
      extensions: [
        EditorView.cspNonce.of(options.nonce),
        history(),
        drawSelection(),
        // Tab is not taken: it must lead on, for people without a pointer.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        markdown(),
        syntaxHighlighting(look),
        frame,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          dir: 'auto',
          spellcheck: 'true',
          autocapitalize: 'sentences',
        }),
        placeholder(options.placeholder),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isReplacing) options.onChange(update.state.doc.toString())
        }),
        EditorView.domEventHandlers({ blur: () => options.onBlur() }),
      ],
    }),
  })
  return {
    replace(text) {
      if (text === view.state.doc.toString()) return
      isReplacing = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
      isReplacing = false
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
