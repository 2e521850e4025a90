/** Finds the article that a person means by the beginning of its id. */
import type { OffprintClient } from '../shared/contract/client.ts'
import {
  type ArticleId,
  type ArticleSummary,
  articleIdSchema,
  type LibraryView,
  PAGE_LIMIT,
} from '../shared/contract/schemas.ts'
import { CommandFailure } from './command-failure.ts'

/** All articles of a view, page by page; `limit` null for no end. */
export async function* articlesOf(
  client: OffprintClient,
  view: LibraryView,
  limit: number | null = null,
): AsyncGenerator<ArticleSummary> {
  let cursor: string | null = null
  let left = limit ?? Number.POSITIVE_INFINITY
  do {
    const page: Awaited<ReturnType<OffprintClient['article']['list']>> = await client.article.list({
      view,
      cursor,
      limit: Math.min(left, PAGE_LIMIT),
    })
    yield* page.items
    left -= page.items.length
    cursor = page.nextCursor
  } while (cursor !== null && left > 0)
}

// Together these hold every article exactly once.
const ALL_VIEWS: LibraryView[] = ['library', 'archive', 'trash']

/** Throws `CommandFailure` when no article, or more than one, has an id that begins with `idPrefix`. */
export async function findArticle(client: OffprintClient, idPrefix: string): Promise<ArticleId> {
  const prefix = idPrefix.toLowerCase()
  const whole = articleIdSchema.safeParse(prefix)
  if (whole.success) return whole.data
  if (!/^[0-9a-f-]+$/.test(prefix)) {
    throw new CommandFailure(`“${idPrefix}” is not the id of an article; offprint list shows the ids.`)
  }
  const found: ArticleId[] = []
  for (const view of ALL_VIEWS) {
    for await (const article of articlesOf(client, view)) {
      if (article.id.startsWith(prefix)) found.push(article.id)
    }
  }
  const [first, ...others] = found
  if (first === undefined) {
    throw new CommandFailure(
      `No article has an id that begins with “${idPrefix}”; offprint list shows the ids.`,
    )
  }
  if (others.length > 0) {
    throw new CommandFailure(
      `${found.length} articles have ids that begin with “${idPrefix}”; type more of the one you mean.`,
    )
  }
  return first
}
