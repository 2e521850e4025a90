/**
 * Reads what the program was started with: files to open and the library's folder. Chromium and test drivers put
 * switches of their own among the arguments, so whatever looks like one and is not ours is passed over.
 */
import { resolve } from 'node:path'

export interface DesktopArguments {
  /** Absolute; null for the usual library. */
  libraryDir: string | null
  /** Files and folders to import, absolute. */
  paths: string[]
}

export interface Launch {
  /** `process.argv`, the program's own name first. */
  argv: readonly string[]
  cwd: string
  /** Unpackaged, Electron's argument before ours is the application's folder. */
  isPackaged: boolean
}

export function readArguments({ argv, cwd, isPackaged }: Launch): DesktopArguments {
  const result: DesktopArguments = { libraryDir: null, paths: [] }
  let isAppFolderPassed = isPackaged
  const rest = argv.slice(1)
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--library') {
      const folder = rest.shift()
      if (folder !== undefined) result.libraryDir = resolve(cwd, folder)
    } else if (argument.startsWith('--library=')) {
      result.libraryDir = resolve(cwd, argument.slice('--library='.length))
    } else if (!argument.startsWith('-') && argument !== '') {
      if (isAppFolderPassed) result.paths.push(resolve(cwd, argument))
      isAppFolderPassed = true
    }
  }
  return result
}

/** What another start handed over, or null when it is not of that form. */
export function readHandedOver(data: unknown): DesktopArguments | null {
  if (typeof data !== 'object' || data === null) return null
  const { libraryDir, paths } = data as Record<string, unknown>
  if (libraryDir !== null && typeof libraryDir !== 'string') return null
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) return null
  return { libraryDir, paths }
}
