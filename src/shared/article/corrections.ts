/**
 * A person's corrections of what the parser decided, kept apart from the text so that they can be applied again to
 * every later reading of the article.
 */

import type { TitleOrigin } from './parsed-article.ts'
import { LINE_ROLES, type LineRole, structureLines, withLineRole } from './structure-lines.ts'
import type { Root } from './tree.ts'

/** `lineText` and `occurrence` (the n-th line of that text, from 0) name the line across revisions. */
export type Correction =
  | { kind: 'role'; lineText: string; occurrence: number; role: LineRole }
  | { kind: 'title'; text: string }
  | { kind: 'byline'; text: string }

export interface CorrectableArticle {
  tree: Root
  titleText: string
  titleOrigin: TitleOrigin
  byline: string | null
}

/** Null for what is not a role. */
export function asLineRole(value: unknown): LineRole | null {
  return LINE_ROLES.find((role) => role === value) ?? null
}

/** The article with the corrections applied in order. One whose line is not there any more is passed over. */
export function applyCorrections<Article extends CorrectableArticle>(
  article: Article,
  corrections: readonly Correction[],
): Article {
  let result = article
  for (const correction of corrections) result = applyCorrection(result, correction)
  return result
}

function applyCorrection<Article extends CorrectableArticle>(
  article: Article,
  correction: Correction,
): Article {
  switch (correction.kind) {
    case 'title':
      return { ...article, titleText: correction.text, titleOrigin: 'user' }
    case 'byline':
      return { ...article, byline: correction.text === '' ? null : correction.text }
    case 'role': {
      const line = structureLines(article.tree).find(
        ({ text, occurrence }) => text === correction.lineText && occurrence === correction.occurrence,
      )
      return line ? { ...article, tree: withLineRole(article.tree, line.index, correction.role) } : article
    }
  }
}

/** The tree with every line of these words hidden: what a person asked for a whole site. */
export function hideLines(tree: Root, lineTexts: ReadonlySet<string>): Root {
  let result = tree
  for (const line of structureLines(tree)) {
    if (line.role !== 'boilerplate' && lineTexts.has(line.text)) {
      const current = structureLines(result).find(
        ({ text, occurrence, role }) =>
          text === line.text && occurrence === line.occurrence && role !== 'boilerplate',
      )
      if (current) result = withLineRole(result, current.index, 'boilerplate')
    }
  }
  return result
}

/** What "the same source" means: the host of the article's address without `www.`, else its site's name, else null. */
export function structureSource(article: { url: string | null; siteName: string | null }): string | null {
  if (article.url !== null) return new URL(article.url).hostname.replace(/^www\./, '')
  return article.siteName
}
