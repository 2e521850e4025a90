/**
 * `npm test`: everything that must hold, in the order in which a failure is cheapest to find. The last line counts
 * checks and tests together; the exit code is not 0 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildIfStale } from './build-if-stale.ts'
import { missingElectronReason } from './electron-runtime.ts'
import { ensureBrowser } from './ensure-browser.ts'

const root = dirname(import.meta.dirname)
const resolvePackage = createRequire(import.meta.url).resolve
const packageDir = (name: string) => dirname(resolvePackage(`${name}/package.json`))
const BIOME = join(packageDir('@biomejs/biome'), 'bin/biome')
const VITEST = join(root, 'node_modules/vitest/vitest.mjs')
const PLAYWRIGHT = join(packageDir('@playwright/test'), 'cli.js')

interface Totals {
  passed: number
  failed: number
  skipped: number
}

const PASSED: Totals = { passed: 1, failed: 0, skipped: 0 }
const FAILED: Totals = { passed: 0, failed: 1, skipped: 0 }
const reports = mkdtempSync(join(tmpdir(), 'offprint-reports-'))

/** Runs a Node program from the root and returns its exit code, null when a signal ended it. */
function runNode(args: string[], environment: Record<string, string> = {}): number | null {
  return spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status
}

const check = (...args: string[]): Totals => (runNode(args) === 0 ? PASSED : FAILED)

// A runner that fails without a failed test (it crashed, a file did not load, an error came outside of a test) must
// not pass for green.
function readTotals(reportPath: string, status: number | null, read: (report: unknown) => Totals): Totals {
  const totals = existsSync(reportPath)
    ? read(JSON.parse(readFileSync(reportPath, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  return status !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

function vitest(): Totals {
  const path = join(reports, 'vitest.json')
  const status = runNode([
    VITEST,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ])
  return readTotals(path, status, (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as VitestReport
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  })
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

function playwright(project: string): Totals {
  const path = join(reports, `${project}.json`)
  const status = runNode([PLAYWRIGHT, 'test', `--project=${project}`, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: path,
  })
  return readTotals(path, status, (report) => {
    const { expected, unexpected, flaky, skipped } = (report as PlaywrightReport).stats
    return { passed: expected + flaky, failed: unexpected, skipped }
  })
}

interface Suite {
  specs: unknown[]
  suites?: Suite[]
}

function countSpecs(suites: readonly Suite[]): number {
  return suites.reduce((sum, suite) => sum + suite.specs.length + countSpecs(suite.suites ?? []), 0)
}

function electronTests(): Totals {
  const reason = missingElectronReason()
  if (reason === null) return playwright('electron')
  const { stdout } = spawnSync(
    process.execPath,
    [PLAYWRIGHT, 'test', '--project=electron', '--list', '--reporter=json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const skipped = countSpecs((JSON.parse(stdout) as { suites: Suite[] }).suites)
  console.log(`SKIPPED: ${skipped} Electron tests. ${reason}`)
  return { passed: 0, failed: 0, skipped }
}

function browser(): Totals {
  try {
    ensureBrowser()
    return PASSED
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return FAILED
  }
}

const STEPS: [string, () => Totals][] = [
  ['format and lint', () => check(BIOME, 'check')],
  ['types', () => check(join(root, 'scripts/typecheck.ts'))],
  ['browser for the tests', browser],
  ['build', () => (buildIfStale() ? PASSED : FAILED)],
  ['unit, contract and DOM tests', vitest],
  ['end-to-end tests in the browser', () => playwright('browser')],
  ['end-to-end tests in Electron', electronTests],
]

const sum: Totals = { passed: 0, failed: 0, skipped: 0 }
const failedSteps: string[] = []
for (const [title, run] of STEPS) {
  console.log(`\n== ${title}`)
  const startedAt = performance.now()
  const totals = run()
  sum.passed += totals.passed
  sum.failed += totals.failed
  sum.skipped += totals.skipped
  if (totals.failed > 0) failedSteps.push(title)
  console.log(`-- ${title}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
}
rmSync(reports, { recursive: true })
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}`)
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed > 0 ? 1 : 0
