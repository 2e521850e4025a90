/** What each command does, given where the person is. */
import type { ArticleSummary, KeywordList } from '../../shared/contract/schemas.ts'
import type { Importing } from '../features/importing/use-importing.ts'
import { termOfSelection } from '../features/keywords/quick-add.tsx'
import type { KeywordActions } from '../features/keywords/use-keyword-actions.ts'
import { type ListEntry, neighbour } from '../features/library/list-entries.ts'
import type { ArticleActions } from '../features/library/use-article-actions.ts'
import type { StorySelection } from '../reader/use-story-selection.ts'
import { undoLatest } from '../ui/toast.tsx'
import type { CommandHandlers } from './commands.ts'
import type { Navigation } from './use-navigation.ts'
import type { OpenArticle } from './use-open-article.ts'
import type { SidePanelState } from './use-side-panel.ts'
import type { WindowLayout } from './use-window-layout.ts'

export interface CommandSurroundings {
  layout: WindowLayout
  navigation: Navigation
  entries: readonly ListEntry[]
  article: ArticleSummary | null
  articleActions: ArticleActions
  open: OpenArticle
  panel: SidePanelState
  importing: Importing
  selection: StorySelection | null
  lists: readonly KeywordList[]
  keywordActions: KeywordActions
  focusSearch: () => void
  openPasteDialog: () => void
  showShortcuts: () => void
}

/** The article's actions, with the next article opened where the action takes this one out of the list. */
export function actionsThatMoveOn(around: Omit<CommandSurroundings, 'open'>): ArticleActions {
  const { articleActions, navigation, entries } = around
  const moveOn = (article: ArticleSummary) => {
    if (article.id !== navigation.articleId) return
    const next = neighbour(entries, article.id, 1) ?? neighbour(entries, article.id, -1)
    if (next && around.layout !== 'narrow') navigation.openArticle(next.id)
    else navigation.closeArticle()
  }
  const isSearch = navigation.queryText.trim() !== ''
  return {
    ...articleActions,
    toggleArchive: (article) => {
      articleActions.toggleArchive(article)
      if (!isSearch && navigation.view !== 'starred') moveOn(article)
    },
    moveToTrash: (article) => {
      articleActions.moveToTrash(article)
      moveOn(article)
    },
    restore: (article) => {
      articleActions.restore(article)
      if (navigation.view === 'trash') moveOn(article)
    },
  }
}

function goBack({ layout, navigation, panel }: CommandSurroundings): void {
  if (layout !== 'wide' && panel.kind !== null) panel.close()
  else if (layout === 'narrow' && navigation.pane !== 'list') navigation.showPane('list')
  else if (navigation.queryText !== '') navigation.search('')
}

function makeSelectionKeyword({ selection, lists, keywordActions }: CommandSurroundings): void {
  const term = selection ? termOfSelection(selection.text) : null
  if (term === null) return
  keywordActions.addTerm(lists, lists[0]?.id ?? null, term)
  document.getSelection()?.removeAllRanges()
}

export function commandHandlers(around: CommandSurroundings): CommandHandlers {
  const { navigation, entries, article, open, panel, importing } = around
  const actions = actionsThatMoveOn(around)
  const move = (step: 1 | -1) => () => {
    const next = neighbour(entries, navigation.articleId, step)
    if (next) navigation.openArticle(next.id)
  }
  const onArticle = (action: (article: ArticleSummary) => void) => () => {
    if (article) action(article)
  }
  return {
    'import-files': () => importing.choose('files'),
    'import-folder': () => importing.choose('folder'),
    'paste-text': around.openPasteDialog,
    'find-in-library': around.focusSearch,
    'next-article': move(1),
    'previous-article': move(-1),
    'toggle-read': onArticle(actions.toggleRead),
    'toggle-star': onArticle(actions.toggleStar),
    'toggle-archive': onArticle(actions.toggleArchive),
    'move-to-trash': onArticle((shown) => (shown.isTrashed ? undefined : actions.moveToTrash(shown))),
    'toggle-note': onArticle(() => panel.toggle('note')),
    'toggle-keywords': () => panel.toggle('keywords'),
    'next-hit': () => open.navigation.step(1),
    'previous-hit': () => open.navigation.step(-1),
    'go-back': () => goBack(around),
    'show-shortcuts': around.showShortcuts,
    undo: () => void undoLatest(),
    'add-selection': () => makeSelectionKeyword(around),
  }
}
