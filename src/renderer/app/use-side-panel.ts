/**
 * Which side panel is open. A wide window remembers it as a setting; in a smaller one it covers something, so it
 * opens only when asked for.
 */
import { useState } from 'react'
import type { ArticleId, Settings } from '../../shared/contract/schemas.ts'
import type { PanelKind } from './side-panel.tsx'
import type { Navigation } from './use-navigation.ts'
import type { WindowLayout } from './use-window-layout.ts'

export interface SidePanelState {
  /** Null while closed. */
  kind: PanelKind | null
  /** The article for which it was opened by hand: only then may the caret go there. */
  askedForId: ArticleId | null
  show(kind: PanelKind): void
  toggle(kind: PanelKind): void
  close(): void
}

export function useSidePanel(
  layout: WindowLayout,
  settings: Settings | null,
  hasArticle: boolean,
  navigation: Navigation,
  changeSettings: (changes: Partial<Settings>) => void,
): SidePanelState {
  const [smallKind, setSmallKind] = useState<PanelKind | null>(null)
  const [askedForId, setAskedFor] = useState<ArticleId | null>(null)
  const stored = settings?.sidePanel ?? 'closed'
  const chosen = layout === 'wide' ? (stored === 'closed' ? null : stored) : smallKind
  const kind = chosen === 'note' && !hasArticle ? null : chosen

  function set(next: PanelKind | null) {
    setAskedFor(next === null ? null : navigation.articleId)
    if (layout === 'wide') changeSettings({ sidePanel: next ?? 'closed' })
    else setSmallKind(next)
    if (layout === 'narrow') navigation.showPane(next === null ? 'reader' : 'panel')
  }
  return {
    kind,
    askedForId,
    show: set,
    toggle: (next) => set(kind === next ? null : next),
    close: () => set(null),
  }
}
