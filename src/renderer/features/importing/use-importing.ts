/** The import that the window shows, and the ways to start one: chosen, dropped, pasted, samples. */
import { useCallback, useMemo, useState } from 'react'
import type { ArticleId } from '../../../shared/contract/schemas.ts'
import { useConnection } from '../../api/connection.tsx'
import { announce } from '../../ui/announcer.tsx'
import { showDone } from '../../ui/toast.tsx'
import { chooseInBrowser, filesOfDrop } from './dropped-files.ts'
import { needsAttention, reportSummary } from './import-report.ts'
import { type ImportSession, type ImportSources, startImport } from './import-session.ts'

export interface Importing {
  /** Null when there is none to show. */
  session: ImportSession | null
  dismiss(): void
  choose(kind: 'files' | 'folder'): void
  /** Must be called during the drop event. */
  drop(transfer: DataTransfer): void
  paste(text: string): void
  addSamples(): void
}

/** `onSingle` is called when an import brought exactly one article, new or already there. */
export function useImporting(onSingle: (id: ArticleId) => void): Importing {
  const { client, native } = useConnection()
  const [session, setSession] = useState<ImportSession | null>(null)

  const start = useCallback(
    async (sources: ImportSources) => {
      const size =
        (sources.files?.length ?? 0) + (sources.handles?.length ?? 0) + (sources.texts?.length ?? 0)
      if (size === 0 && sources.samples !== true) return
      const started = startImport(client, sources)
      setSession(started)
      const { items } = await started.finished
      announce(reportSummary(items))
      if (items.length === 0 || items.some(needsAttention)) return
      // Only what needs attention is worth a report that stays.
      setSession((shown) => (shown === started ? null : shown))
      const only = items.length === 1 ? items[0]?.outcome : undefined
      if (!only || only.status === 'refused') showDone(reportSummary(items))
      else {
        onSingle(only.articleId)
        showDone(only.status === 'imported' ? 'Added to the library' : 'Already in the library')
      }
    },
    [client, onSingle],
  )

  return useMemo(
    () => ({
      session,
      dismiss: () => setSession(null),
      choose: async (kind: 'files' | 'folder') => {
        if (native) await start({ handles: await native.chooseFiles(kind) })
        else await start({ files: await chooseInBrowser(kind) })
      },
      drop: async (transfer: DataTransfer) => {
        if (native) await start({ handles: await native.handlesForDropped([...transfer.files]) })
        else await start({ files: await filesOfDrop(transfer) })
      },
      paste: (text: string) => void start({ texts: [text] }),
      addSamples: () => void start({ samples: true }),
    }),
    [session, start, native],
  )
}
