/** The worker that parses one document at a time; see `parser-pool.ts`. */
import { parseDocument } from '../core/importing/parse-document.ts'
import {
  type ParsedArticle,
  type RefusalCode,
  RefusedDocument,
  type SourceDocument,
} from '../shared/article/parsed-article.ts'

export type ParserAnswer = { parsed: ParsedArticle } | { refused: { code: RefusalCode; message: string } }

// Classes do not cross threads, so a refusal travels as data.
export default async function parseInWorker(source: SourceDocument): Promise<ParserAnswer> {
  try {
    return { parsed: await parseDocument(source) }
  } catch (error) {
    if (error instanceof RefusedDocument) return { refused: { code: error.code, message: error.message } }
    throw error
  }
}
