import { describe, expect, it } from 'vitest'
import { forbiddenImports, importsOf } from './import-rules.ts'
import { readSources } from './source-files.ts'

it('no file of src imports what its layer may not', () => {
  const files = readSources('src', /\.tsx?$/)
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(forbiddenImports)).toEqual([])
})

describe('planted imports', () => {
  it.each([
    ['src/shared/article/tree.ts', '../../core/core.ts', 'shared must not import core'],
    ['src/shared/article/tree.ts', 'node:fs', 'shared must not import node:fs'],
    ['src/shared/article/tree.ts', 'fs', 'shared must not import fs'],
    ['src/shared/article/tree.ts', 'react', 'shared must not import react'],
    ['src/core/core.ts', '../adapters/open-core.ts', 'core must not import adapters'],
    ['src/core/core.ts', 'node:crypto', 'core must not import node:crypto'],
    ['src/core/core.ts', 'better-sqlite3', 'core must not import better-sqlite3'],
    ['src/core/core.ts', 'electron', 'core must not import electron'],
    [
      'src/core/notes/note-repository.ts',
      './note-service.ts',
      'a repository must not import a service or a handler',
    ],
    ['src/core/notes/note-service.ts', '../router.ts', 'a service must not import a handler'],
    ['src/core/router.ts', './notes/note-repository.ts', 'a handler must not import a repository'],
    ['src/adapters/blob-store.ts', '../core/router.ts', 'adapters must import only the ports of core'],
    ['src/adapters/blob-store.ts', 'electron', 'adapters must not import electron'],
    ['src/adapters/blob-store.ts', '../main/index.ts', 'adapters must not import main'],
    ['src/main/index.ts', '../renderer/main.tsx', 'main must not import renderer'],
    ['src/main/index.ts', 'react', 'main must not import react'],
    ['src/main/index.ts', '../serve/start-server.ts', 'main must not import serve'],
    ['src/serve/start-server.ts', 'electron-store', 'serve must not import electron-store'],
    ['src/serve/start-server.ts', '../cli/main.ts', 'serve must not import cli'],
    ['src/cli/main.ts', '../renderer/main.tsx', 'cli must not import renderer'],
    ['src/preload/index.ts', 'zod', 'preload must not import zod'],
    ['src/preload/index.ts', 'node:fs', 'preload must not import node:fs'],
    ['src/renderer/main.tsx', '../core/core.ts', 'renderer must not import core'],
    ['src/renderer/main.tsx', 'electron', 'renderer must not import electron'],
    ['src/renderer/main.tsx', 'node:path', 'renderer must not import node:path'],
    ['src/renderer/ui/button.tsx', '../reader/article-view.tsx', 'ui must not import reader'],
    ['src/renderer/ui/button.tsx', '../api/queries.ts', 'ui must not import api'],
    ['src/renderer/reader/article-view.tsx', '../features/note/note.tsx', 'reader must not import features'],
    ['src/renderer/features/note/note.tsx', '../../app/app.tsx', 'features must not import app'],
    [
      'src/renderer/features/note/note.tsx',
      '../library/list.tsx',
      'the feature note must not import the feature library',
    ],
    [
      'src/cli/main.ts',
      '../../test/support/chromium.ts',
      'cli must not import test/support/chromium.ts, outside of src',
    ],
  ])('%s may not import %s', (path, specifier, fault) => {
    for (const text of [
      `import { thing } from '${specifier}'`,
      `import {\n  thing,\n  other,\n} from "${specifier}"`,
      `import '${specifier}'`,
      `export * from '${specifier}'`,
      `const thing = await import('${specifier}')`,
      `const first = 1\nimport thing, { other } from '${specifier}'\n`,
    ])
      expect(forbiddenImports({ path, text })).toEqual([`${path}: ${fault}`])
  })

  it.each([
    ['src/shared/article/tree.ts', './canonical-text.ts'],
    ['src/core/router.ts', '../shared/contract/contract.ts'],
    ['src/core/router.ts', './notes/note-service.ts'],
    ['src/adapters/blob-store.ts', '../core/ports/ports.ts'],
    ['src/adapters/open-core.ts', '../core/core.ts'],
    ['src/main/index.ts', 'electron'],
    ['src/cli/commands/serve.ts', '../../serve/serve-library.ts'],
    ['src/cli/program-files.ts', '../../package.json'],
    ['src/preload/index.ts', 'electron'],
    ['src/renderer/app/app.tsx', '../features/note/note.tsx'],
    ['src/renderer/main.tsx', './app/app.tsx'],
    ['src/renderer/features/note/note.tsx', './editor.tsx'],
  ])('%s may import %s', (path, specifier) => {
    expect(forbiddenImports({ path, text: `import { thing } from '${specifier}'` })).toEqual([])
  })
})

it('imports in comments are none', () => {
  expect(importsOf("/* import 'a' */\n// import 'b'\nimport type { C } from 'c'\n")).toEqual([
    { specifier: 'c', isTypeOnly: true },
  ])
})
