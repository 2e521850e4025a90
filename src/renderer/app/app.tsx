/** The window: puts the panes together and gives each what it needs of the others. */
import { ClipboardPaste, FileText, FolderOpen, Keyboard, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import {
  useAppInfo,
  useArticle,
  useChangeSettings,
  useKeywordLists,
  useLibraryInfo,
  useSettings,
} from '../api/queries.ts'
import { DropArea } from '../features/importing/drop-area.tsx'
import { FirstRun } from '../features/importing/first-run.tsx'
import { ImportCard } from '../features/importing/import-card.tsx'
import { PasteDialog } from '../features/importing/paste-dialog.tsx'
import { type Importing, useImporting } from '../features/importing/use-importing.ts'
import { KeywordPanel } from '../features/keywords/keyword-panel.tsx'
import { useKeywordActions } from '../features/keywords/use-keyword-actions.ts'
import { LibraryPane } from '../features/library/library-pane.tsx'
import { useArticleActions } from '../features/library/use-article-actions.ts'
import { useLibraryEntries } from '../features/library/use-library-entries.ts'
import { ViewRail } from '../features/library/view-rail.tsx'
import { NotePanel } from '../features/note/note-panel.tsx'
import { ReadingSettings } from '../features/settings/reading-settings.tsx'
import { listDate } from '../reader/article-dates.ts'
import { useStorySelection } from '../reader/use-story-selection.ts'
import { Announcer } from '../ui/announcer.tsx'
import buttonStyles from '../ui/button.module.css'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu } from '../ui/menu.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import styles from './app.module.css'
import { useCommands } from './commands.ts'
import { LinkBanner } from './link-banner.tsx'
import { ReaderPane } from './reader-pane.tsx'
import { ReaderToolbar } from './reader-toolbar.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { SidePanel } from './side-panel.tsx'
import { useTheme } from './theme.ts'
import { actionsThatMoveOn, commandHandlers } from './use-command-handlers.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useNavigation } from './use-navigation.ts'
import { useOpenArticle } from './use-open-article.ts'
import { usePasteAnywhere } from './use-paste-anywhere.ts'
import { useSidePanel } from './use-side-panel.ts'
import { useWindowLayout } from './use-window-layout.ts'

const NO_LISTS: never[] = []

function AddMenu({ importing, onPaste }: { importing: Importing; onPaste: () => void }) {
  return (
    <Menu
      label="Add articles"
      trigger={
        <Button className={classNames(buttonStyles.icon)} aria-label="Add articles">
          <Plus size={20} aria-hidden />
        </Button>
      }
      actions={[
        {
          id: 'files',
          label: 'Files…',
          icon: <FileText size={17} aria-hidden />,
          onAction: () => importing.choose('files'),
        },
        {
          id: 'folder',
          label: 'Folder…',
          icon: <FolderOpen size={17} aria-hidden />,
          onAction: () => importing.choose('folder'),
        },
        {
          id: 'paste',
          label: 'Paste a text…',
          icon: <ClipboardPaste size={17} aria-hidden />,
          onAction: onPaste,
        },
      ]}
    />
  )
}

/** Everything the window knows, gathered once for its panes. */
function useWindow() {
  const layout = useWindowLayout()
  const settings = useSettings().data ?? null
  const changeSettings = useChangeSettings()
  const navigation = useNavigation()
  const articleQuery = useArticle(navigation.articleId)
  const article = articleQuery.data ?? null
  const lists = useKeywordLists().data ?? NO_LISTS
  const list = useLibraryEntries(navigation.view, navigation.queryText, navigation.articleId)
  const open = useOpenArticle(article, lists, navigation.queryText)
  const selection = useStorySelection(open.map, open.story)
  const panel = useSidePanel(layout, settings, article !== null, navigation, changeSettings)
  const importing = useImporting(navigation.openArticle)
  const articleActions = useArticleActions()
  const keywordActions = useKeywordActions()
  useTheme(settings)
  useMarkRead(article, articleActions)
  return {
    layout,
    settings,
    changeSettings,
    navigation,
    articleQuery,
    article,
    lists,
    list,
    entries: list.entries,
    open,
    selection,
    panel,
    importing,
    articleActions,
    keywordActions,
  }
}

export function App() {
  const all = useWindow()
  const { layout, navigation, article, panel, importing, list } = all
  const appInfo = useAppInfo().data ?? null
  const libraryInfo = useLibraryInfo().data ?? null
  const [pasteText, setPasteText] = useState<string | null>(null)
  const [areShortcutsOpen, setShortcutsOpen] = useState(false)
  const searchField = useRef<HTMLInputElement>(null)
  const [now] = useState(() => Date.now())

  const surroundings = {
    ...all,
    openPasteDialog: () => setPasteText(''),
    showShortcuts: () => setShortcutsOpen(true),
    focusSearch: () => {
      navigation.showPane('list')
      // The list may only just become visible.
      requestAnimationFrame(() => searchField.current?.select())
    },
  }
  useCommands(commandHandlers(surroundings))
  usePasteAnywhere(setPasteText, importing.drop)

  function skipToArticle() {
    navigation.showPane('reader')
    requestAnimationFrame(() => {
      const target = document.getElementById('article-text') ?? document.getElementById('reader')
      target?.focus()
    })
  }

  const isEmptyLibrary =
    libraryInfo !== null && Object.values(libraryInfo.counts).every((count) => count === 0)
  const isListHidden = layout === 'medium' && panel.kind !== null
  const isSearch = navigation.queryText.trim() !== ''
  const selectedId = layout === 'narrow' && navigation.pane === 'list' ? null : navigation.articleId

  return (
    <div className={styles.window} data-pane={navigation.pane} data-panel={panel.kind ?? 'closed'}>
      <button type="button" className="skip-link" onClick={skipToArticle}>
        Skip to the article
      </button>
      <LinkBanner />
      <ViewRail
        current={isSearch ? null : navigation.view}
        counts={libraryInfo?.counts ?? null}
        onSelect={navigation.showView}
      >
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          icon={<Keyboard size={19} aria-hidden />}
          onPress={() => setShortcutsOpen(true)}
          placement="right"
        />
      </ViewRail>
      <LibraryPane
        view={navigation.view}
        queryText={navigation.queryText}
        onQueryChange={navigation.search}
        list={list}
        selectedId={selectedId}
        onOpen={navigation.openArticle}
        dateText={(entry) => listDate(entry.article, now)}
        searchRef={searchField}
        onSearchDone={() => {
          const first = list.entries[0]
          if (first) navigation.openArticle(first.id)
        }}
        isAlone={layout === 'narrow' && navigation.pane === 'list'}
        actions={<AddMenu importing={importing} onPaste={() => setPasteText('')} />}
      >
        {importing.session && (
          <ImportCard
            session={importing.session}
            onOpen={navigation.openArticle}
            onDismiss={importing.dismiss}
          />
        )}
      </LibraryPane>
      <ReaderPane
        toolbar={
          <ReaderToolbar
            article={article}
            actions={actionsThatMoveOn(surroundings)}
            onBack={
              layout === 'narrow'
                ? () => navigation.showPane('list')
                : isListHidden
                  ? () => panel.close()
                  : null
            }
            panel={panel.kind}
            onTogglePanel={panel.toggle}
            settings={
              all.settings && <ReadingSettings settings={all.settings} onChange={all.changeSettings} />
            }
          />
        }
        article={article}
        error={all.articleQuery.error}
        isLoading={navigation.articleId !== null && all.articleQuery.isPending}
        open={all.open}
        isInSight={layout !== 'narrow' || navigation.pane === 'reader'}
        selection={all.selection}
        lists={all.lists}
        keywordActions={all.keywordActions}
        assetBase={appInfo?.assetBase ?? null}
        firstRun={
          isEmptyLibrary ? (
            <FirstRun
              sampleTitles={appInfo?.samples.map((sample) => sample.title) ?? []}
              isBusy={importing.session !== null}
              onChoose={importing.choose}
              onPaste={() => setPasteText('')}
              onAddSamples={importing.addSamples}
            />
          ) : null
        }
      />
      {panel.kind !== null && (
        <SidePanel
          kind={panel.kind}
          onChange={panel.show}
          onClose={panel.close}
          isAlone={layout === 'narrow' && navigation.pane === 'panel'}
          note={article && <NotePanel articleId={article.id} wantsFocus={panel.askedForId === article.id} />}
          keywords={
            <KeywordPanel
              lists={all.lists}
              termCounts={article ? all.open.termCounts : null}
              actions={all.keywordActions}
            />
          }
        />
      )}
      <PasteDialog initialText={pasteText} onClose={() => setPasteText(null)} onAdd={importing.paste} />
      <ShortcutSheet isOpen={areShortcutsOpen} onClose={() => setShortcutsOpen(false)} />
      <DropArea onDrop={importing.drop} />
      <ToastRegion />
      <Announcer />
    </div>
  )
}
