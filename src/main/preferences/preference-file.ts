/**
 * A small file of preferences, kept by `electron-store`. Preferences are not worth refusing to start: a damaged file is
 * kept aside and begun anew, and where nothing can be written the values live until the program ends.
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type ElectronStore from 'electron-store'

export type PreferenceValues = Record<string, unknown>

export interface PreferenceFile {
  /** What is stored, unchecked: the file may have been edited by hand or by a later version. */
  read(): PreferenceValues
  /** Replaces everything stored. Never throws. */
  write(values: PreferenceValues): void
}

export interface PreferenceFileOptions {
  Store: new (options: { cwd: string; name: string }) => Pick<ElectronStore, 'store'>
  /** Absolute folder; made when it is missing. */
  folder: string
  /** File name without `.json`. */
  name: string
  /** Told once, with a sentence for people, when preferences cannot be kept. */
  onUnwritable: (sentence: string) => void
}

function openStore({ Store, folder, name }: PreferenceFileOptions): Pick<ElectronStore, 'store'> | null {
  try {
    return new Store({ cwd: folder, name })
  } catch {
    // Either the JSON is damaged, or the folder refuses us; the second attempt tells which.
  }
  try {
    const path = join(folder, `${name}.json`)
    if (existsSync(path)) renameSync(path, join(folder, `${name}.damaged.json`))
    return new Store({ cwd: folder, name })
  } catch {
    return null
  }
}

export function openPreferenceFile(options: PreferenceFileOptions): PreferenceFile {
  const store = openStore(options)
  let values = store ? { ...store.store } : {}
  let hasComplained = false
  const complain = () => {
    if (hasComplained) return
    hasComplained = true
    options.onUnwritable(
      `Preferences cannot be kept in “${options.folder}”. Make room on the disk or check that you may write there.`,
    )
  }
  if (!store) complain()
  return {
    read: () => values,
    write(changed) {
      values = changed
      try {
        if (store) store.store = changed
      } catch {
        complain()
      }
    },
  }
}
