/** The head of an article: where it is from, its title (marked when it was made), who wrote it and when. */
import type { ArticleSummary } from '../../shared/contract/schemas.ts'
import { parseWebUrl } from '../../shared/security/urls.ts'
import { publishedDate, readingTime } from './article-dates.ts'

const MADE_TITLES: Record<ArticleSummary['titleOrigin'], string | null> = {
  source: null,
  user: null,
  lede: 'Title made from the first sentence',
  file: 'Title made from the file’s name',
}

/** What to say about a title that the source does not have; null for one that it has. */
export function madeTitleNote(origin: ArticleSummary['titleOrigin']): string | null {
  return MADE_TITLES[origin]
}

function webHost(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

export function ArticleHead({ article }: { article: ArticleSummary }) {
  const made = madeTitleNote(article.titleOrigin)
  const url = article.url === null ? null : parseWebUrl(article.url)
  const date = article.publishedAt === null ? null : publishedDate(article.publishedAt)
  const site = article.siteName ?? (url === null ? null : webHost(url))
  return (
    <header className="article-head">
      {site !== null && (
        <p className="article-site">
          {url === null ? (
            site
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer external">
              {site}
            </a>
          )}
        </p>
      )}
      <h1 data-made={made === null ? undefined : ''}>{article.title}</h1>
      <p className="article-facts" dir="auto">
        {article.byline !== null && <span className="article-byline">{article.byline}</span>}
        {date !== null && <time dateTime={article.publishedAt ?? undefined}>{date}</time>}
        <span lang="en" dir="ltr">
          {readingTime(article.wordCount)} read
        </span>
        {made !== null && (
          <span className="article-made" lang="en" dir="ltr">
            {made}
          </span>
        )}
      </p>
    </header>
  )
}
