/**
 * `npm run pictures`: makes the pictures of README and guide from the running program, so that they stay true.
 * Starts the browser door on a library of its own with the samples and takes each screen in both themes.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { CHROMIUM_ARGUMENTS, chromiumExecutable } from '../test/support/chromium.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'docs/pictures')

function serve(libraryDir: string): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'serve', '--library', libraryDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Not the person's own preferences: the pictures show what everyone sees at first.
    env: { ...process.env, OFFPRINT_SETTINGS: join(libraryDir, 'settings') },
  })
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('The browser door did not start.')))
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/\S+/.exec(printed)?.[0]
      if (address) resolve({ address, stop: () => child.kill() })
    })
  })
}

async function run(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { stdio: 'ignore' })
  await new Promise((resolve) => child.on('close', resolve))
}

interface Size {
  name: string
  width: number
  height: number
}
const WIDE: Size = { name: 'wide', width: 1440, height: 900 }
const NARROW: Size = { name: 'narrow', width: 390, height: 800 }

async function open(browser: Browser, address: string, theme: 'light' | 'dark', size: Size): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('row').first().waitFor()
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForFunction('document.fonts.status === "loaded"')
  await page.screenshot({ path: join(target, `${name}.png`), animations: 'disabled' })
}

async function pictures(browser: Browser, address: string, theme: 'light' | 'dark'): Promise<void> {
  const page = await open(browser, address, theme, WIDE)
  await take(page, `library-${theme}`)
  await page.getByRole('row', { name: /ferr/i }).first().click()
  await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.locator('.cm-line', { hasText: 'call on Monday' }).waitFor()
  await take(page, `reader-note-${theme}`)
  await page.getByRole('tab', { name: 'Keywords' }).click()
  await page.getByText('New keyword list').waitFor()
  await take(page, `reader-keywords-${theme}`)
  await page.context().close()
  const small = await open(browser, address, theme, NARROW)
  await small.getByRole('row', { name: /ferr/i }).first().click()
  await small.getByRole('article').getByRole('heading', { level: 1 }).waitFor()
  await take(small, `narrow-${theme}`)
  await small.context().close()
}

const libraryDir = await mkdtemp(join(tmpdir(), 'offprint-pictures-'))
await run('import', join(root, 'resources/samples'), '--library', libraryDir)
await run(
  'keywords',
  'add',
  'At sea',
  '--term',
  'ferry',
  '--term',
  'harbour',
  '--color',
  'blue',
  '--library',
  libraryDir,
)
await run(
  'keywords',
  'add',
  'People',
  '--term',
  'keeper',
  '--term',
  'captain',
  '--color',
  'orange',
  '--library',
  libraryDir,
)
const browser = await chromium.launch({ executablePath: chromiumExecutable(), args: CHROMIUM_ARGUMENTS })
const server = await serve(libraryDir)
try {
  const first = await open(browser, server.address, 'light', WIDE)
  await first.getByRole('row', { name: /ferr/i }).first().click()
  const note = first.getByRole('textbox', { name: /note/i })
  await note.click()
  const saved = first.waitForResponse(/note\/save/)
  await first.keyboard.type(
    'Ask the port for the **winter timetable**.\n\n- call on Monday\nwho paid for the survey?',
  )
  await saved
  await first.getByText('Saved', { exact: true }).waitFor()
  await first.context().close()
  for (const theme of ['light', 'dark'] as const) await pictures(browser, server.address, theme)
} finally {
  await browser.close()
  server.stop()
  await rm(libraryDir, { recursive: true, force: true })
}
