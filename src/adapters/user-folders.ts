/** Where a person's library and preferences lie when nothing else is said, by the customs of each system. */
import { homedir } from 'node:os'
import { join } from 'node:path'

export interface Surroundings {
  platform: NodeJS.Platform
  home: string
  environment: Record<string, string | undefined>
}

export const currentSurroundings = (): Surroundings => ({
  platform: process.platform,
  home: homedir(),
  environment: process.env,
})

/** An empty variable counts as absent: https://specifications.freedesktop.org/basedir-spec/latest/ */
function folderOf(around: Surroundings, variable: string, fallback: string): string {
  return around.environment[variable] || join(around.home, fallback)
}

/** `OFFPRINT_LIBRARY`, or a folder for the person's data. */
export function defaultLibraryDir(around: Surroundings): string {
  const { OFFPRINT_LIBRARY: chosen } = around.environment
  if (chosen) return chosen
  switch (around.platform) {
    case 'darwin':
      return join(around.home, 'Library/Application Support/Offprint/library')
    case 'win32':
      return join(folderOf(around, 'LOCALAPPDATA', 'AppData/Local'), 'Offprint', 'library')
    default:
      return join(folderOf(around, 'XDG_DATA_HOME', '.local/share'), 'offprint', 'library')
  }
}

/** `OFFPRINT_SETTINGS`, or a folder for the person's preferences. */
export function settingsDir(around: Surroundings): string {
  const { OFFPRINT_SETTINGS: chosen } = around.environment
  if (chosen) return chosen
  switch (around.platform) {
    case 'darwin':
      return join(around.home, 'Library/Application Support/Offprint')
    case 'win32':
      return join(folderOf(around, 'APPDATA', 'AppData/Roaming'), 'Offprint')
    default:
      return join(folderOf(around, 'XDG_CONFIG_HOME', '.config'), 'offprint')
  }
}
