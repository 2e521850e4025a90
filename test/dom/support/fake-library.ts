/**
 * A library in memory that answers as the core does, for tests of the window. Faults are switches: a core that is
 * silent, a note that was changed elsewhere.
 */
import { ORPCError } from '@orpc/client'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import type { Root } from '../../../src/shared/article/tree.ts'
import type { OffprintClient } from '../../../src/shared/contract/client.ts'
import type {
  ArticleDetail,
  ArticleId,
  ArticleState,
  ArticleSummary,
  ImportEvent,
  KeywordList,
  LibraryEvent,
  LibraryView,
  Note,
  RevisionId,
  Settings,
} from '../../../src/shared/contract/schemas.ts'

const NOW = Date.UTC(2025, 5, 1, 12)

export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

let nextArticle = 1

/** An article with sensible values for what a test does not care about. */
export function makeArticle(
  title: string,
  tree: Root,
  changes: Partial<Omit<ArticleDetail, 'tree' | 'text'>> = {},
): ArticleDetail {
  const number = nextArticle++
  const text = canonicalText(tree)
  return {
    id: uuid(number) as ArticleId,
    revisionId: uuid(5_000 + number) as RevisionId,
    title,
    titleOrigin: 'source',
    byline: 'Ada Marsh',
    siteName: 'The Meridian',
    url: 'https://meridian.example/story',
    publishedAt: '2025-04-12',
    lang: 'en',
    dir: 'ltr',
    excerpt: text.slice(0, 160),
    wordCount: 640,
    savedAt: NOW - number * 60_000,
    updatedAt: NOW,
    isRead: false,
    isStarred: false,
    isArchived: false,
    isTrashed: false,
    hasNote: false,
    sourceKind: 'text',
    sourceName: 'story.txt',
    textHash: '0'.repeat(64),
    trace: [],
    ...changes,
    tree,
    text,
  }
}

export function makeList(
  number: number,
  name: string,
  color: KeywordList['color'],
  terms: string[],
): KeywordList {
  return { id: uuid(9_000 + number) as KeywordList['id'], name, color, isEnabled: true, terms }
}

const VIEWS: Record<LibraryView, (article: ArticleSummary) => boolean> = {
  library: (article) => !article.isArchived && !article.isTrashed,
  unread: (article) => !article.isRead && !article.isArchived && !article.isTrashed,
  starred: (article) => article.isStarred && !article.isTrashed,
  archive: (article) => article.isArchived && !article.isTrashed,
  trash: (article) => article.isTrashed,
}

interface FakeOptions {
  articles?: ArticleDetail[]
  lists?: KeywordList[]
  settings?: Partial<Settings>
}

/** Records every call as `noun.verb` with its input. */
export interface RecordedCall {
  name: string
  input: unknown
}

export class FakeLibrary {
  readonly articles: Map<ArticleId, ArticleDetail>
  readonly notes = new Map<ArticleId, Note>()
  readonly calls: RecordedCall[] = []
  lists: KeywordList[]
  settings: Settings
  /** While true, every call fails as it does when the core is gone. */
  isSilent = false
  /** What the next import reports. */
  importEvents: ImportEvent[] = []
  #clock = NOW
  readonly #listeners = new Set<(event: LibraryEvent | null) => void>()
  readonly #removedLists = new Map<string, KeywordList>()

  constructor({ articles = [], lists = [], settings = {} }: FakeOptions = {}) {
    this.articles = new Map(articles.map((article) => [article.id, article]))
    this.lists = lists
    this.settings = { theme: 'system', fontSize: 19, measure: 68, sidePanel: 'closed', ...settings }
  }

  /** Inputs of all calls of that name. */
  inputsOf(name: string): unknown[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.input)
  }

  /** Tells every window of a change. */
  emit(event: LibraryEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** Breaks the streams of changes, as a core does that ends. */
  breakStreams(): void {
    for (const listener of [...this.#listeners]) listener(null)
  }

  /** Stores a note as another window would. */
  writeNote(articleId: ArticleId, markdown: string): Note {
    this.#clock += 1_000
    const note = { articleId, markdown, updatedAt: this.#clock }
    this.notes.set(articleId, note)
    return note
  }

  get client(): OffprintClient {
    const answers = {
      app: {
        info: () => ({ version: '0', assetBase: '/assets/', samples: [{ name: '1', title: 'A sample' }] }),
      },
      library: {
        info: () => this.#info(),
        watch: (_input: unknown, signal?: AbortSignal) => this.#watch(signal),
      },
      article: {
        list: ({ view }: { view: LibraryView }) => {
          const items = [...this.articles.values()].filter(VIEWS[view])
          return { items, total: items.length, nextCursor: null }
        },
        get: ({ id }: { id: ArticleId }) => this.#article(id),
        setState: ({ ids, state }: { ids: ArticleId[]; state: ArticleState }) => this.#setState(ids, state),
      },
      note: {
        get: ({ articleId }: { articleId: ArticleId }) =>
          this.notes.get(articleId) ?? { articleId, markdown: '', updatedAt: null },
        save: (input: Note & { baseUpdatedAt: number | null }) => this.#saveNote(input),
      },
      keyword: {
        list: () => this.lists,
        create: (list: Omit<KeywordList, 'id'>) =>
          this.#setLists([
            ...this.lists,
            { ...list, id: uuid(9_500 + this.lists.length) as KeywordList['id'] },
          ]),
        update: (list: KeywordList) =>
          this.#setLists(this.lists.map((other) => (other.id === list.id ? list : other))),
        remove: ({ id }: { id: string }) => {
          const removed = this.lists.find((list) => list.id === id)
          if (removed) this.#removedLists.set(id, removed)
          this.#setLists(this.lists.filter((list) => list.id !== id))
        },
        restore: ({ id }: { id: string }) =>
          this.#setLists([...this.lists, this.#removedLists.get(id) as KeywordList]),
      },
      search: { query: ({ queryText }: { queryText: string }) => this.#search(queryText) },
      import: {
        start: () => ({ jobId: uuid(1) }),
        samples: () => ({ jobId: uuid(1) }),
        watch: () => this.#importStream(),
        cancel: () => ({}),
      },
      settings: {
        get: () => this.settings,
        set: (changes: Partial<Settings>) => {
          this.settings = { ...this.settings, ...changes }
          return this.settings
        },
      },
    }
    return this.#asClient(answers)
  }

  #asClient(answers: Record<string, Record<string, (input: never, signal?: AbortSignal) => unknown>>) {
    const client: Record<string, Record<string, unknown>> = {}
    for (const [noun, verbs] of Object.entries(answers)) {
      client[noun] = {}
      for (const [verb, answer] of Object.entries(verbs)) {
        client[noun][verb] = async (input: unknown, options?: { signal?: AbortSignal }) => {
          this.calls.push({ name: `${noun}.${verb}`, input })
          await Promise.resolve()
          if (this.isSilent) throw new TypeError('Failed to fetch')
          return structuredCloneUnlessStream(answer(input as never, options?.signal))
        }
      }
    }
    // Only the procedures that the window calls are answered; any other would fail the test that calls it.
    return client as unknown as OffprintClient
  }

  #info() {
    const all = [...this.articles.values()]
    const counts = Object.fromEntries(
      Object.entries(VIEWS).map(([view, belongs]) => [view, all.filter(belongs).length]),
    )
    return { name: 'Test', counts }
  }

  #article(id: ArticleId): ArticleDetail {
    const article = this.articles.get(id)
    if (article) return article
    throw definedError('ARTICLE_NOT_FOUND', 'This article is not in the library any more.')
  }

  #setState(ids: ArticleId[], state: ArticleState) {
    const previous = ids.map((id) => {
      const article = this.#article(id)
      const before = Object.fromEntries(
        Object.keys(state).map((key) => [key, article[key as keyof ArticleState]]),
      )
      this.articles.set(id, Object.assign({}, article, state))
      return { id, state: before }
    })
    this.emit({ type: 'articlesChanged', ids })
    return { previous }
  }

  #saveNote({ articleId, markdown, baseUpdatedAt }: Note & { baseUpdatedAt: number | null }): Note {
    const stored = this.notes.get(articleId)
    if (stored && stored.updatedAt !== baseUpdatedAt)
      throw definedError('NOTE_CONFLICT', 'The note was changed in another window.', {
        markdown: stored.markdown,
        updatedAt: stored.updatedAt,
      })
    const note = this.writeNote(articleId, markdown)
    this.emit({ type: 'noteChanged', articleId })
    return note
  }

  #setLists(lists: KeywordList[]) {
    this.lists = lists
    this.emit({ type: 'keywordsChanged' })
    return lists.at(-1)
  }

  #search(queryText: string) {
    const word = queryText.toLowerCase()
    const hits = [...this.articles.values()]
      .filter((article) => article.text.toLowerCase().includes(word))
      .map((article) => ({
        article,
        titleParts: [{ text: article.title, isHit: false }],
        excerptParts: [
          { text: '… ', isHit: false },
          { text: queryText, isHit: true },
        ],
        foundIn: 'text',
      }))
    return { hits, total: hits.length, nextCursor: null }
  }

  async *#importStream(): AsyncGenerator<ImportEvent> {
    for (const event of this.importEvents) yield event
  }

  async *#watch(signal?: AbortSignal): AsyncGenerator<LibraryEvent> {
    const queue: (LibraryEvent | null)[] = []
    let wake: () => void = () => undefined
    const listener = (event: LibraryEvent | null) => {
      queue.push(event)
      wake()
    }
    this.#listeners.add(listener)
    const stop = () => listener(null)
    signal?.addEventListener('abort', stop)
    try {
      while (true) {
        const event = queue.shift()
        if (event === null) return
        if (event) yield event
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
  }
}

function structuredCloneUnlessStream(value: unknown): unknown {
  const isStream = typeof value === 'object' && value !== null && Symbol.asyncIterator in value
  return isStream ? value : structuredClone(value)
}

function definedError(code: string, message: string, data?: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, status: 409, message, data })
}
