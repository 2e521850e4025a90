/** What the pieces of an article need to know about it while they are drawn. */
import { createContext, use } from 'react'
import type { Heading } from '../../shared/article/tree.ts'
import type { HeadingLevel } from './heading-levels.ts'

export interface ReaderContext {
  /** Prefix for the address of a stored asset; the asset's hash follows. */
  assetBase: string
  levels: ReadonlyMap<Heading, HeadingLevel>
  /** Numbers of the footnotes by identifier. */
  footnotes: ReadonlyMap<string, number>
  /** Makes element ids unique to this article. */
  idPrefix: string
}

const Context = createContext<ReaderContext>({
  assetBase: '',
  levels: new Map(),
  footnotes: new Map(),
  idPrefix: 'article',
})

export const ReaderContextProvider = Context

export function useReaderContext(): ReaderContext {
  return use(Context)
}
