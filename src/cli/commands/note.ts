/** `offprint note`: reads or writes the note of an article. */
import { text } from 'node:stream/consumers'
import { findArticle } from '../find-article.ts'
import { withLibrary } from '../open-library.ts'
import { type Output, printable } from '../output.ts'

/** At most one is given; none reads the note. */
export type NoteChange =
  | { kind: 'set'; markdown: string }
  | { kind: 'append'; markdown: string }
  | { kind: 'stdin' }

/** What the options of the command ask for; null when they only read. */
export function noteChange(options: { set?: string; append?: string; stdin?: true }): NoteChange | null {
  if (options.set !== undefined) return { kind: 'set', markdown: options.set }
  if (options.append !== undefined) return { kind: 'append', markdown: options.append }
  return options.stdin ? { kind: 'stdin' } : null
}

/** `addition` as a paragraph of its own after what is noted. */
export function appendToNote(markdown: string, addition: string): string {
  return markdown.trim() === '' ? addition : `${markdown.replace(/\s+$/, '')}\n\n${addition}`
}

export async function noteCommand(
  idPrefix: string,
  change: NoteChange | null,
  libraryDir: string,
  output: Output,
): Promise<void> {
  // Read before the library is opened, so that nothing waits on it while a person types.
  const typed = change?.kind === 'stdin' ? await text(process.stdin) : ''
  await withLibrary(libraryDir, async ({ client }) => {
    const articleId = await findArticle(client, idPrefix)
    let note = await client.note.get({ articleId })
    if (change) {
      const added = change.kind === 'stdin' ? typed : change.markdown
      const markdown = change.kind === 'append' ? appendToNote(note.markdown, added) : added
      note = await client.note.save({ articleId, markdown, baseUpdatedAt: note.updatedAt })
    }
    output.json(note)
    if (note.markdown !== '') output.line(printable(note.markdown))
    else if (!output.isJson) output.remark('Nothing is noted on this article.')
  })
}
