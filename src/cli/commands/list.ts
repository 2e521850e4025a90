/** `offprint list`: the articles of a view, newest saved first. */
import type { ArticleSummary, LibraryView } from '../../shared/contract/schemas.ts'
import { articlesOf } from '../find-article.ts'
import { withLibrary } from '../open-library.ts'
import { localDay, type Output, printableLine } from '../output.ts'

export interface ListOptions {
  view: LibraryView
  /** Null for all. */
  limit: number | null
}

function articleLine(article: ArticleSummary): string {
  const marks = [
    article.titleOrigin === 'lede' ? '[title made]' : '',
    article.isStarred ? '[starred]' : '',
    article.hasNote ? '[note]' : '',
    article.isRead ? '' : '[unread]',
  ].filter((mark) => mark !== '')
  const site = article.siteName === null ? '' : `  (${printableLine(article.siteName)})`
  const title = `${printableLine(article.title)}${site}`
  return [article.id, localDay(article.savedAt), [title, ...marks].join(' ')].join('  ')
}

export async function listCommand(options: ListOptions, libraryDir: string, output: Output): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    let count = 0
    for await (const article of articlesOf(client, options.view, options.limit)) {
      count++
      output.json(article)
      output.line(articleLine(article))
    }
    if (count === 0 && !output.isJson) output.remark('No articles here.')
  })
}
