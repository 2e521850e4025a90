import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isBuildStale } from '../../../scripts/build-if-stale.ts'
import {
  hasDisplay,
  type Machine,
  mainComplaint,
  watchProgram,
  whyNoWindow,
} from '../../../scripts/desktop-door.ts'
import { browserArguments, desktopArguments, parseStartOptions } from '../../../scripts/start-options.ts'

const root = join(import.meta.dirname, '../../..')
const HOME = resolve('/home/me')
const at = (path: string) => resolve(HOME, path)

describe('what each door is started with', () => {
  const rows: [args: string[], desktop: string[], browser: string[][]][] = [
    [[], [], [['serve', '--open']]],
    [
      ['a.txt', '-', './-b'],
      [at('a.txt'), at('-'), at('-b')],
      [
        ['import', '--', at('a.txt'), at('-'), at('-b')],
        ['serve', '--open'],
      ],
    ],
    [['--library', 'lib'], [`--library=${at('lib')}`], [['--library', at('lib'), 'serve', '--open']]],
    [
      ['--library=lib', 'a.txt'],
      [`--library=${at('lib')}`, at('a.txt')],
      [
        ['--library', at('lib'), 'import', '--', at('a.txt')],
        ['--library', at('lib'), 'serve', '--open'],
      ],
    ],
    [['--port', '8080'], [], [['serve', '--port', '8080', '--open']]],
  ]
  test.each(rows)('%j', (args, desktop, browser) => {
    const options = parseStartOptions(args, HOME)
    expect({ desktop: desktopArguments(options), browser: browserArguments(options, true) }).toEqual({
      desktop,
      browser,
    })
  })

  test('without a display no browser is asked to open', () => {
    expect(browserArguments(parseStartOptions([], HOME), false)).toEqual([['serve']])
  })

  test.each([
    { args: [], isBrowserWanted: false },
    { args: ['--browser'], isBrowserWanted: true },
    { args: ['--port', '0'], isBrowserWanted: true },
  ])('$args: browser wanted: $isBrowserWanted', ({ args, isBrowserWanted }) => {
    expect(parseStartOptions(args, HOME).isBrowserWanted).toBe(isBrowserWanted)
  })

  test('an unknown option is an error, not a file', () => {
    expect(() => parseStartOptions(['--bogus'], HOME)).toThrow(/--bogus/)
  })
})

describe('why there is no window', () => {
  const machine = (
    platform: NodeJS.Platform,
    isRoot: boolean,
    environment: Machine['environment'],
  ): Machine => ({
    platform,
    isRoot,
    environment,
  })
  const asRoot = 'Electron runs as root only without its sandbox, which Offprint does not give up'
  const rows: [machine: Machine, expected: string | null, display: boolean][] = [
    [machine('linux', false, { DISPLAY: ':0' }), null, true],
    [machine('linux', false, { WAYLAND_DISPLAY: 'wayland-0' }), null, true],
    [machine('linux', false, {}), 'there is no display', false],
    [machine('linux', false, { DISPLAY: '' }), 'there is no display', false],
    [machine('linux', true, { DISPLAY: ':0' }), asRoot, true],
    [machine('darwin', true, {}), null, true],
    [machine('win32', false, {}), null, true],
  ]
  test.each(rows)('%j → %s', (where, expected, display) => {
    expect([whyNoWindow(where), hasDisplay(where)]).toEqual([expected, display])
  })
})

describe('a complaint becomes part of a sentence', () => {
  const rows: [output: string, expected: string | null][] = [
    ['', null],
    ['\n  \n', null],
    ['TypeError: fetch failed\n    at node:internal/deps/undici:1:1\n', 'fetch failed'],
    ['Error: getaddrinfo ENOTFOUND host.\n    at x (y.js:1:2)', 'getaddrinfo ENOTFOUND host'],
    [
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
    ],
    [
      '[1:0101/000000.000:WARNING:a.cc(1)] something\n[1:0101/000000.001:FATAL:b.cc(2)] The sandbox cannot start.\n',
      'The sandbox cannot start',
    ],
    ['only this', 'only this'],
    [`Error: ${'x'.repeat(300)}`, `${'x'.repeat(159)}…`],
  ]
  test.each(rows)('%j → %j', (output, expected) => {
    expect(mainComplaint(output)).toBe(expected)
  })
})

describe('an Electron that ends early is a reason, not noise', () => {
  const run = (code: string) =>
    watchProgram(
      spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'pipe'] }),
      () => undefined,
    )
  const rows: [code: string, expected: object, why: string][] = [
    ['process.exit(0)', { code: 0 }, 'closed by the person'],
    [
      'console.error("Error: no sandbox.\\n    at x"); process.exit(1)',
      { reason: 'Electron could not be started (no sandbox)' },
      'complained and ended',
    ],
    ['process.exit(3)', { reason: 'Electron could not be started (exit code 3)' }, 'ended without a word'],
    [
      'process.kill(process.pid, "SIGKILL")',
      { reason: 'Electron could not be started (SIGKILL)' },
      'crashed',
    ],
  ]
  test.each(rows)('%s → %j: %s', async (code, expected) => {
    expect(await run(code)).toEqual(expected)
  })

  test('a program that cannot be run at all', async () => {
    const answer = await watchProgram(spawn(join(root, 'no-such-program')), () => undefined)
    expect(answer).toEqual({
      reason: expect.stringMatching(/^Electron could not be started \(spawn .* ENOENT\)$/),
    })
  })
})

/** Starts `npm start`'s script where no window can open, and waits for the address it prints. */
async function startHere(args: string[], folder: string) {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts/start.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      INIT_CWD: folder,
      OFFPRINT_SETTINGS: join(folder, 'settings'),
    },
  })
  let output = ''
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const address = await new Promise<string>((done, fail) => {
    const read = (text: string) => {
      output += text
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(output)?.[0]
      if (found) done(found)
    }
    child.stdout?.setEncoding('utf8').on('data', read)
    child.stderr?.setEncoding('utf8').on('data', read)
    void ended.then((code) => fail(new Error(`It ended with ${code}: ${output}`)))
  })
  return { child, ended, address, output: () => output }
}

// Elsewhere a window would open; and building is not what is tested here.
describe.runIf(process.platform === 'linux' && !isBuildStale())('npm start without a display', () => {
  test('says why in one sentence, imports what it was given, serves, and ends with nothing left running', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-start-'))
    try {
      writeFileSync(
        join(folder, 'ferry.txt'),
        'New ferry line\n\nA ferry will cross the bay every hour from Friday.\n',
      )
      const started = await startHere(['--library', 'library', 'ferry.txt'], folder)
      const page = await fetch(started.address)
      expect({
        status: page.status,
        isReader: (await page.text()).includes('<title>Offprint</title>'),
        reasons: started.output().match(/The desktop window cannot open: there is no display\. /g)?.length,
        traces: started.output().match(/^\s+at /m),
        library: readdirSync(join(folder, 'library')).includes('library.db'),
      }).toEqual({ status: 200, isReader: true, reasons: 1, traces: null, library: true })
      started.child.kill('SIGTERM')
      expect(await started.ended).toBe(0)
      await expect(fetch(started.address)).rejects.toThrow()
      // The log is folded in only when the library was closed.
      expect(readdirSync(join(folder, 'library')).filter((name) => name.endsWith('-wal'))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
