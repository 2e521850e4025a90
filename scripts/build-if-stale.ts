/** Builds the program when what is built is missing or older than its sources. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json']
const BUILT = ['out/renderer/index.html', 'out/preload/index.cjs', 'out/main/index.js']

/** Milliseconds since 1970 of the youngest file at or below the path. */
function youngest(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => youngest(join(path, name))))
}

export function isBuildStale(): boolean {
  const built = BUILT.map((path) => join(root, path))
  if (!built.every((path) => existsSync(path))) return true
  const oldestBuilt = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return SOURCES.some((path) => youngest(join(root, path)) > oldestBuilt)
}

/** True when there is a build that is up to date, be it after building. */
export function buildIfStale(): boolean {
  if (!isBuildStale()) return true
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin/electron-vite.js',
  )
  return spawnSync(process.execPath, [cli, 'build'], { cwd: root, stdio: 'inherit' }).status === 0
}
