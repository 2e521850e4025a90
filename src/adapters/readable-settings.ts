/**
 * Reads stored preferences whatever their state, and keeps preferences that are not to be stored. Apart from
 * `conf-settings.ts`, because loading `conf` costs more than most commands take.
 */
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
