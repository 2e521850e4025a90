/**
 * The import rules of the layers, as data and as one function, so that the test can show on planted files that each
 * rule bites. `biome.json` has the same rules for the editor; this is the one that knows them all.
 */
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

export type Layer = 'shared' | 'core' | 'adapters' | 'main' | 'preload' | 'renderer' | 'serve' | 'cli'

interface LayerRule {
  /** Layers of this program it may import, its own aside. */
  layers: Layer[]
  /** Whether `node:` modules exist there. */
  hasNode: boolean
  /** Packages it may not import: `electron`, React and what is built on them, or everything. */
  forbiddenPackages: RegExp
}

const ELECTRON = /^electron(?:-|\/|$)/
const REACT = /^(?:react|react-dom|react-aria[\w-]*|@tanstack\/react-query|lucide-react)(?:\/|$)/
const NATIVE = /^(?:better-sqlite3|piscina|conf|electron-store|open|commander)(?:\/|$)/
const any = (...patterns: RegExp[]) => new RegExp(patterns.map((pattern) => pattern.source).join('|'))

const RULES: Record<Layer, LayerRule> = {
  shared: { layers: [], hasNode: false, forbiddenPackages: any(ELECTRON, REACT, NATIVE) },
  core: { layers: ['shared'], hasNode: false, forbiddenPackages: any(ELECTRON, REACT, NATIVE) },
  adapters: { layers: ['shared', 'core'], hasNode: true, forbiddenPackages: any(ELECTRON, REACT) },
  main: { layers: ['shared', 'core', 'adapters'], hasNode: true, forbiddenPackages: REACT },
  serve: { layers: ['shared', 'core', 'adapters'], hasNode: true, forbiddenPackages: any(ELECTRON, REACT) },
  // `offprint serve` is a command: the command line starts the browser door.
  cli: {
    layers: ['shared', 'core', 'adapters', 'serve'],
    hasNode: true,
    forbiddenPackages: any(ELECTRON, REACT),
  },
  // A sandboxed preload can require `electron` and nothing else.
  preload: { layers: ['shared'], hasNode: false, forbiddenPackages: /^(?!electron$)/ },
  renderer: { layers: ['shared'], hasNode: false, forbiddenPackages: any(ELECTRON, NATIVE) },
}

/** Inside the renderer: what each part may import, its own part aside. */
const RENDERER_PARTS: Record<string, string[]> = {
  // For the observable store that the link's health is kept in.
  api: ['ui'],
  ui: [],
  reader: ['ui', 'api'],
  features: ['ui', 'reader', 'api'],
  app: ['ui', 'reader', 'features', 'api'],
}

// Static imports and exports, dynamic imports with a literal, and types of the form `import('…')`.
const IMPORT =
  /(?:^|[;\n}])\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g

export interface ImportUse {
  specifier: string
  /** True when nothing of it is left at run time. */
  isTypeOnly: boolean
}

// Comments may hold examples. Strings with `//` are left alone: the characters before it decide.
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

export function importsOf(source: string): ImportUse[] {
  return [...withoutComments(source).matchAll(IMPORT)].map((match) => ({
    specifier: (match[2] ?? match[3]) as string,
    isTypeOnly: match[1] !== undefined,
  }))
}

const layerOf = (path: string) => /^src\/(\w+)\//.exec(path)?.[1] as Layer | undefined

// Files that lie directly in `src/renderer` start the page and may use all of it, as `app` does.
function rendererPart(path: string): { part: string; feature: string } {
  const [, part = 'app', feature = ''] = /^src\/renderer\/(\w+)\/(?:([\w-]+)\/)?/.exec(path) ?? []
  return { part, feature }
}

function rendererFault(from: string, to: string): string | null {
  const [own, other] = [rendererPart(from), rendererPart(to)]
  if (own.part !== other.part) {
    const isAllowed = RENDERER_PARTS[own.part]?.includes(other.part) === true
    return isAllowed ? null : `${own.part} must not import ${other.part}`
  }
  const isOtherFeature = own.part === 'features' && own.feature !== other.feature
  return isOtherFeature ? `the feature ${own.feature} must not import the feature ${other.feature}` : null
}

// Inside core: handler (router) → service → repository. A repository knows SQL and nothing that decides.
function coreFault(from: string, to: string): string | null {
  if (/-repository\.ts$/.test(from) && /-service\.ts$|\/router\.ts$|\/core\.ts$/.test(to))
    return 'a repository must not import a service or a handler'
  if (/-service\.ts$/.test(from) && /\/router\.ts$|\/core\.ts$/.test(to))
    return 'a service must not import a handler'
  if (from.endsWith('/router.ts') && /-repository\.ts$/.test(to))
    return 'a handler must not import a repository'
  return null
}

function pathFault(from: string, to: string, isTypeOnly: boolean): string | null {
  const [own, other] = [layerOf(from) as Layer, layerOf(to)]
  if (other === undefined) {
    const isManifest = to === 'package.json' && RULES[own].hasNode
    return isManifest ? null : `${own} must not import ${to}, outside of src`
  }
  if (own === other) {
    if (own === 'renderer') return rendererFault(from, to)
    return own === 'core' ? coreFault(from, to) : null
  }
  if (!RULES[own].layers.includes(other)) return `${own} must not import ${other}`
  const isPort = to.startsWith('src/core/ports/')
  // Adapters implement the core's ports; opening the core and running its parsers is done where these are wired.
  if (own === 'adapters' && other === 'core' && !isPort && !isTypeOnly && !WIRING.has(from))
    return 'adapters must import only the ports of core'
  return null
}

// `open-core` wires the core to its adapters; the worker is where the core's parsers run.
const WIRING = new Set(['src/adapters/open-core.ts', 'src/adapters/parser-worker.ts'])

function packageFault(layer: Layer, { specifier, isTypeOnly }: ImportUse): string | null {
  const rule = RULES[layer]
  if (isBuiltin(specifier)) {
    // A preload's types may come from anywhere: nothing of them is left at run time.
    return rule.hasNode ? null : `${layer} must not import ${specifier}`
  }
  const isFree = layer === 'preload' && isTypeOnly
  return !isFree && rule.forbiddenPackages.test(specifier) ? `${layer} must not import ${specifier}` : null
}

/** What the file imports against the rules, one sentence each. */
export function forbiddenImports(file: SourceFile): string[] {
  const layer = layerOf(file.path)
  if (layer === undefined || !(layer in RULES)) return [`${file.path}: this folder is no layer`]
  return importsOf(file.text).flatMap((use) => {
    const isRelative = use.specifier.startsWith('.')
    const target = posix.join(posix.dirname(file.path), use.specifier.replace(/\?.*$/, ''))
    const fault = isRelative ? pathFault(file.path, target, use.isTypeOnly) : packageFault(layer, use)
    return fault === null ? [] : [`${file.path}: ${fault}`]
  })
}
