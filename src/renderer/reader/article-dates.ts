/**
 * Words for dates and reading time. A published date is as exact as its source: a day without a time stays that day
 * in every time zone.
 */

const WORDS_PER_MINUTE = 230

/** "5 min": never less than one minute. */
export function readingTime(wordCount: number): string {
  return `${Math.max(1, Math.round(wordCount / WORDS_PER_MINUTE))} min`
}

function yearMonthDay(iso: string): { year: number; month: number | null; day: number | null } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso)
  if (!match) return null
  return {
    year: Number(match[1]),
    month: match[2] === undefined ? null : Number(match[2]),
    day: match[3] === undefined ? null : Number(match[3]),
  }
}

/** A published date in full, as exact as it is known; null when `iso` is not a date. */
export function publishedDate(iso: string, locale?: string): string | null {
  const parts = yearMonthDay(iso)
  if (!parts) return null
  const { year, month, day } = parts
  if (month === null) return String(year)
  const date = new Date(Date.UTC(year, month - 1, day ?? 1))
  if (Number.isNaN(date.getTime())) return null
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== null && { day: 'numeric' }),
  }
  return new Intl.DateTimeFormat(locale, options).format(date)
}

/** A short date for lists: without the year while it is the current one. Times are milliseconds since 1970. */
export function shortDate(time: number, now: number, locale?: string): string {
  const date = new Date(time)
  const isThisYear = date.getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(date)
}

/** The date of an article in a list: when it was published, or saved where that is not known. */
export function listDate(
  article: { publishedAt: string | null; savedAt: number },
  now: number,
  locale?: string,
): string {
  const parts = article.publishedAt === null ? null : yearMonthDay(article.publishedAt)
  if (!parts || parts.month === null || parts.day === null) return shortDate(article.savedAt, now, locale)
  // Noon of the local day: no time zone moves it to another one.
  return shortDate(new Date(parts.year, parts.month - 1, parts.day, 12).getTime(), now, locale)
}
