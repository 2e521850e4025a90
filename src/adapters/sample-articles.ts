/** The sample articles that come with the program, offered on first run. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SampleArticles } from '../core/ports/ports.ts'

/** All files of `folder`; none when it is missing. A sample's title is its file name in plain words. */
export function sampleArticles(folder: string): SampleArticles {
  const names = () => {
    try {
      return readdirSync(folder)
        .filter((name) => /\.(?:txt|md|html)$/.test(name))
        .sort()
    } catch {
      return []
    }
  }
  return {
    list: () =>
      names().map((name) => ({
        name,
        title: name
          .replace(/\.\w+$/, '')
          .replace(/^\d+-/, '')
          .replaceAll('-', ' '),
      })),
    sources: () => names().map((name) => ({ name, read: () => readFile(join(folder, name)) })),
  }
}
