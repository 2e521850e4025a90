/**
 * Preferences in a JSON file through `conf`, for the doors without Electron. The desktop uses `electron-store`, which is
 * built on it, with the same schema.
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import type { SettingsStore } from '../core/ports/ports.ts'
import { readableSettings } from './readable-settings.ts'

function openConf(cwd: string): Conf<Record<string, unknown>> {
  const options = { cwd, configName: 'settings' }
  try {
    return new Conf(options)
  } catch {
    // Damaged JSON is kept aside for whoever wants to look; preferences are not worth refusing to start.
    const path = join(cwd, 'settings.json')
    if (existsSync(path)) renameSync(path, join(cwd, 'settings.damaged.json'))
    return new Conf(options)
  }
}

/** `cwd`: the folder of `settings.json`, made when needed. */
export function confSettings(options: { cwd: string }): SettingsStore {
  const conf = openConf(options.cwd)
  return {
    get: () => readableSettings(conf.store),
    set(changes) {
      const settings = readableSettings({ ...conf.store, ...changes })
      conf.store = settings
      return settings
    },
  }
}
