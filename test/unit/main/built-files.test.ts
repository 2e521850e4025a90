/**
 * What electron-vite makes of the desktop's files, built anew from the sources: the preload's form, the page's form,
 * and the core's process running from its bundle, with plain Node in the place of Electron's utility process.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build, type InlineConfig, mergeConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FromCore, ToCore } from '../../../src/main/core-link/messages.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/schemas.ts'

const root = join(import.meta.dirname, '../../..')
let outDir: string

beforeAll(async () => {
  // Inside the project, so that the built core finds its packages.
  outDir = mkdtempSync(join(root, 'node_modules/.offprint-built-'))
  // electron-vite's own build sets it; without it the page is built for a development server.
  process.env.NODE_ENV_ELECTRON_VITE = 'production'
  const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build', 'production')
  for (const part of ['main', 'preload', 'renderer'] as const) {
    const changes: InlineConfig = {
      configFile: false,
      logLevel: 'error',
      mode: 'production',
      build: { outDir: join(outDir, part), emptyOutDir: true },
    }
    await build(mergeConfig(config?.[part] ?? {}, changes))
  }
})
afterAll(() => rmSync(outDir, { recursive: true }))

const read = (path: string) => readFileSync(join(outDir, path), 'utf8')

describe('the preload', () => {
  test('is one file', () => {
    expect(readdirSync(join(outDir, 'preload'), { recursive: true })).toEqual(['index.cjs'])
  })

  test('is CommonJS with exactly one require, of electron', () => {
    const code = read('preload/index.cjs')
    expect(code.match(/\brequire\b[^\n;]*/g)).toEqual(['require("electron")'])
    expect(code).not.toMatch(/^\s*(?:import|export)\b|\bimport\s*\(|\bimport\.meta\b/m)
  })

  test('exposes the port and the four abilities, nothing of IPC', () => {
    const exposed: [string, Record<string, unknown>][] = []
    const posted: unknown[] = []
    const listeners = new Map<string, (event: unknown, value?: unknown) => void>()
    const invoked: unknown[] = []
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, unknown>) => void exposed.push([name, api]),
      },
      ipcRenderer: {
        on: (channel: string, listener: (event: unknown, value?: unknown) => void) =>
          void listeners.set(channel, listener),
        off: (channel: string) => void listeners.delete(channel),
        invoke: (...values: unknown[]) => {
          invoked.push(values)
          return Promise.resolve([])
        },
      },
      webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
    }
    const runIn = (origin: string) => {
      const window = { location: { origin }, postMessage: (...values: unknown[]) => void posted.push(values) }
      const run = new Function('require', 'window', 'process', read('preload/index.cjs'))
      run(() => electron, window, { platform: 'linux' })
    }
    runIn('https://example.com')
    runIn('null')
    expect([exposed, listeners.size]).toEqual([[], 0])

    runIn('app://offprint')
    const [name, native] = exposed[0] ?? ['', {}]
    expect({ name, members: Object.keys(native).sort(), platform: native.platform }).toEqual({
      name: 'offprintNative',
      members: ['chooseFiles', 'handlesForDropped', 'onCommand', 'openExternal', 'platform'],
      platform: 'linux',
    })

    listeners.get('offprint:port')?.({ ports: ['port'] })
    expect(posted).toEqual([['offprint:port', 'app://offprint', ['port']]])

    const call = (member: string, ...values: unknown[]) =>
      (native[member] as (...values: unknown[]) => unknown)(...values)
    call('handlesForDropped', [{ path: '/a.txt' }, {}, { path: '/b' }])
    call('chooseFiles', 'folder')
    call('openExternal', 'https://example.com/')
    expect(invoked).toEqual([
      ['offprint:grant-dropped', ['/a.txt', '/b']],
      ['offprint:choose-files', 'folder'],
      ['offprint:open-external', 'https://example.com/'],
    ])

    const heard: unknown[][] = []
    const undo = call('onCommand', (...values: unknown[]) => void heard.push(values)) as () => void
    listeners.get('offprint:command')?.({ sender: 'all of IPC' }, 'toggle-note')
    undo()
    expect([heard, listeners.has('offprint:command')]).toEqual([[['toggle-note']], false])
  })
})

describe('the page', () => {
  test('has nothing that the policy would refuse: no inline script or style, no data address', () => {
    const page = read('renderer/index.html')
    expect(page.match(/<script(?![^>]*\bsrc=)[^>]*>|<style\b[^>]*>|\son\w+=|\sstyle=/gi)).toBeNull()
    expect(page).toContain('content="__CSP_NONCE__"')
    const addresses = [...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(addresses.filter((address) => !address.startsWith('./assets/'))).toEqual([])
    for (const name of readdirSync(join(outDir, 'renderer/assets')).filter((file) => file.endsWith('.css'))) {
      expect(read(`renderer/assets/${name}`)).not.toMatch(/url\(\s*["']?(?:data|https?):|@import/i)
    }
  })
})

// Gives the bundle the parent port that Electron would; both ends speak plain data.
const PARENT_PORT = `
process.parentPort = {
  on: (_event, listener) => process.on('message', (data) => listener({ data, ports: [] })),
  postMessage: (message) => process.send(message),
}`

function startBuiltCore(): {
  child: ChildProcess
  say: (message: ToCore) => void
  hears: (type: FromCore['type']) => Promise<FromCore>
  exit: Promise<number | null>
} {
  const child = fork(join(outDir, 'main/core-process.js'), [], {
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(PARENT_PORT)}`],
  })
  const received: FromCore[] = []
  const wake = new Set<() => void>()
  child.on('message', (message: FromCore) => {
    received.push(message)
    for (const run of wake) run()
  })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    say: (message) => void child.send(message),
    exit,
    hears: (type) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = received.find((message) => message.type === type)
          if (!found) return
          wake.delete(look)
          resolve(found)
        }
        wake.add(look)
        look()
        void exit.then((code) => reject(new Error(`The core ended with code ${code}.`)))
      }),
  }
}

describe('the core’s process, from its bundle', () => {
  test('opens a library, imports through the bundled parser worker, and closes cleanly', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-built-core-'))
    const path = join(folder, 'ferry.html')
    writeFileSync(
      path,
      '<!doctype html><title>Ferry</title><article><h1>New ferry line opens</h1><p>A ferry will cross the bay every hour from Friday, the harbour office said. It carries sixty people and their bicycles, and the first crossing leaves at six.</p></article>',
    )
    const core = startBuiltCore()
    try {
      core.say({
        type: 'open',
        start: {
          libraryDir: join(folder, 'library'),
          assetBase: 'app://offprint/assets/',
          version: '1.0.0',
          samplesDir: join(root, 'resources/samples'),
          settings: DEFAULT_SETTINGS,
        },
      })
      await core.hears('opened')
      core.say({ type: 'import', paths: [path, join(folder, 'missing.txt')] })
      expect(await core.hears('import-finished')).toEqual({
        type: 'import-finished',
        refused: [{ name: 'missing.txt', message: expect.any(String) }],
      })
      core.say({ type: 'close' })
      expect(await core.exit).toBe(0)
      // WAL files are gone only after a clean close.
      expect(readdirSync(join(folder, 'library')).filter((name) => /-wal$|-shm$/.test(name))).toEqual([])
    } finally {
      core.child.kill()
      rmSync(folder, { recursive: true })
    }
  })
})
