/**
 * Preferences in a JSON file through `conf`, for the doors without Electron. The desktop uses `electron-store`, which is
 * built on it, with the same schema.
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import type { SettingsStore } from '../core/ports/ports.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../shared/contract/schemas.ts'

/** Takes what is valid of stored settings, value by value, and the defaults for the rest. */
export function readableSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const result = schema.safeParse(values[key])
    if (result.success) settings[key] = result.data
  }
  return settingsSchema.parse(settings)
}

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

/** Settings for one run only, where nothing is to be kept. */
export function memorySettings(): SettingsStore {
  let settings = DEFAULT_SETTINGS
  return {
    get: () => settings,
    set(changes) {
      settings = readableSettings({ ...settings, ...changes })
      return settings
    },
  }
}
