/** What `npm start` may be told: files to open, the library, and which door. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartOptions {
  /** Files and folders to import, absolute. */
  paths: string[]
  /** Absolute; null for the usual library. */
  libraryDir: string | null
  /** Asks for the browser door even where the desktop window would open. */
  isBrowserWanted: boolean
  /** Port of the browser door; null for any free one. */
  port: string | null
}

/** Throws an Error with a sentence for people. `cwd`: where the person called from. */
export function parseStartOptions(args: string[], cwd: string): StartOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { library: { type: 'string' }, browser: { type: 'boolean' }, port: { type: 'string' } },
  })
  return {
    paths: positionals.map((path) => resolve(cwd, path)),
    libraryDir: values.library === undefined ? null : resolve(cwd, values.library),
    // A port is only ever the browser door's.
    isBrowserWanted: values.browser === true || values.port !== undefined,
    port: values.port ?? null,
  }
}

/** Arguments of Electron after its own. */
export function desktopArguments({ libraryDir, paths }: StartOptions): string[] {
  // In one word: Chromium may reorder what it takes for a switch, away from its value.
  return [...(libraryDir === null ? [] : [`--library=${libraryDir}`]), ...paths]
}

/** Arguments of the command line for each step of the browser door: the import, if any, then the server. */
export function browserArguments(options: StartOptions, hasDisplay: boolean): string[][] {
  const library = options.libraryDir === null ? [] : ['--library', options.libraryDir]
  const port = options.port === null ? [] : ['--port', options.port]
  const serve = [...library, 'serve', ...port, ...(hasDisplay ? ['--open'] : [])]
  return options.paths.length === 0 ? [serve] : [[...library, 'import', '--', ...options.paths], serve]
}
