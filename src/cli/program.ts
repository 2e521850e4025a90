/**
 * The command line's words and options. Each command's own module is loaded only when the command runs, so that a quick
 * question gets a quick answer.
 */
import { Command, InvalidArgumentError, Option } from 'commander'
import { currentSurroundings, defaultLibraryDir } from '../adapters/user-folders.ts'
import { createOutput, type Output, type TextStream } from './output.ts'
import { PROGRAM_VERSION } from './program-files.ts'

// The contract's own lists, repeated: importing its schemas would load the schema library for `--help`. A test
// compares them.
export const VIEWS = ['library', 'unread', 'starred', 'archive', 'trash'] as const
export const COLORS = ['yellow', 'green', 'blue', 'pink', 'orange', 'violet', 'teal', 'red'] as const

export const SIMILAR_CHOICES = ['skip', 'revision', 'article'] as const

const DEFAULT_SEARCH_LIMIT = 20
// A bookmark needs an address that stays; no well-known service has this one.
const BOOKMARKLET_PORT = 8717

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

const limitOption = () =>
  new Option('--limit <count>', 'at most this many').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER))

const similarOption = () =>
  new Option('--similar <choice>', 'what to do with a document that is nearly an article of the library')
    .choices(SIMILAR_CHOICES)
    .default('skip')
const reportOption = () => new Option('--report <file>', 'write the report as CSV, too')

interface ImportOptions {
  similar: (typeof SIMILAR_CHOICES)[number]
  report?: string
}

function addImportCommands(program: Command, run: Runner): void {
  program
    .command('import')
    .description('bring files, or all article files in folders, into the library')
    .argument('<path...>', 'files and folders')
    .addOption(similarOption())
    .addOption(reportOption())
    .action((paths: string[], options: ImportOptions) =>
      run(async ({ libraryDir, output }) => {
        const { importCommand } = await import('./commands/import.ts')
        const report = { similar: options.similar, reportPath: options.report ?? null }
        await importCommand(paths, report, libraryDir, output)
      }),
    )
  program
    .command('fetch')
    .description('fetch web pages and bring them into the library')
    .argument('<url...>', 'addresses of articles')
    .option('--allow-private', 'also from addresses of this machine and network')
    .addOption(similarOption())
    .addOption(reportOption())
    .action((addresses: string[], options: ImportOptions & { allowPrivate?: true }) =>
      run(async ({ libraryDir, output }) => {
        const { fetchCommand } = await import('./commands/fetch.ts')
        const report = { similar: options.similar, reportPath: options.report ?? null }
        const allowPrivate = options.allowPrivate === true
        await fetchCommand(addresses, { ...report, allowPrivate }, libraryDir, output)
      }),
    )
  program
    .command('fetch-images')
    .description('fetch the images of an article that are still out on the web')
    .argument('<id>', 'the article’s id, or enough of its beginning')
    .action((id: string) =>
      run(async ({ libraryDir, output }) => {
        const { fetchImagesCommand } = await import('./commands/fetch.ts')
        await fetchImagesCommand(id, libraryDir, output)
      }),
    )
}

function addReadingCommands(program: Command, run: Runner): void {
  program
    .command('list')
    .description('list articles, newest saved first')
    .addOption(new Option('--view <view>', 'which articles').choices(VIEWS).default('library'))
    .addOption(limitOption())
    .action((options: { view: (typeof VIEWS)[number]; limit?: number }) =>
      run(async ({ libraryDir, output }) => {
        const { listCommand } = await import('./commands/list.ts')
        await listCommand({ view: options.view, limit: options.limit ?? null }, libraryDir, output)
      }),
    )
  program
    .command('show')
    .description('show an article')
    .argument('<id>', 'the article’s id, or enough of its beginning')
    .action((id: string) =>
      run(async ({ libraryDir, output }) => {
        const { showCommand } = await import('./commands/show.ts')
        await showCommand(id, libraryDir, output)
      }),
    )
  program
    .command('search')
    .description('search titles, texts and notes')
    .argument('<words...>', 'words, "phrases in quotes", begin*, OR; after “--” also -without')
    .addOption(limitOption().default(DEFAULT_SEARCH_LIMIT))
    .action((words: string[], options: { limit: number }) =>
      run(async ({ libraryDir, output }) => {
        const { searchCommand } = await import('./commands/search.ts')
        await searchCommand(words.join(' '), options.limit, libraryDir, output)
      }),
    )
}

interface NoteOptions {
  set?: string
  append?: string
  stdin?: true
}

function addMarkingCommands(program: Command, run: Runner): void {
  program
    .command('note')
    .description('show the note of an article, or write it')
    .argument('<id>', 'the article’s id, or enough of its beginning')
    .addOption(new Option('--set <text>', 'replace the note').conflicts(['append', 'stdin']))
    .addOption(new Option('--append <text>', 'add a paragraph').conflicts('stdin'))
    .option('--stdin', 'replace the note with what is read from standard input')
    .action((id: string, options: NoteOptions) =>
      run(async ({ libraryDir, output }) => {
        const { noteCommand, noteChange } = await import('./commands/note.ts')
        await noteCommand(id, noteChange(options), libraryDir, output)
      }),
    )
  const keywords = program.command('keywords').description('the lists of words that the reader highlights')
  keywords
    .command('list', { isDefault: true })
    .description('show the lists')
    .action(() =>
      run(async ({ libraryDir, output }) => {
        const { listKeywordsCommand } = await import('./commands/keywords.ts')
        await listKeywordsCommand(libraryDir, output)
      }),
    )
  keywords
    .command('add')
    .description('make a list, or add terms to it')
    .argument('<name>', 'the list’s name')
    .option('--term <term...>', 'words or phrases to watch for; the name itself when left out')
    .addOption(new Option('--color <color>', 'colour of the highlight').choices(COLORS))
    .action((name: string, options: { term?: string[]; color?: (typeof COLORS)[number] }) =>
      run(async ({ libraryDir, output }) => {
        const { addKeywordsCommand } = await import('./commands/keywords.ts')
        await addKeywordsCommand(name, options.term ?? [], options.color ?? null, libraryDir, output)
      }),
    )
  keywords
    .command('remove')
    .description('remove a list')
    .argument('<name>', 'the list’s name or id')
    .action((name: string) =>
      run(async ({ libraryDir, output }) => {
        const { removeKeywordsCommand } = await import('./commands/keywords.ts')
        await removeKeywordsCommand(name, libraryDir, output)
      }),
    )
}

interface ServeWords {
  port: number
  open?: true
  inbox?: string
  showBookmarklet?: true
}

function addOtherCommands(program: Command, run: Runner, stdout: TextStream): void {
  program
    .command('extract')
    .description('print what the importers make of files, as JSON Lines; touches no library')
    .argument('<path...>', 'files and folders')
    .action(async (paths: string[]) => {
      const { extractCommand } = await import('./commands/extract.ts')
      await extractCommand(paths, (line) => stdout.write(line))
    })
  program
    .command('serve')
    .description('read in a browser, on this machine only')
    .addOption(
      new Option('--port <port>', 'listen on this port')
        .default(0, 'any free one')
        .argParser(wholeNumber(0, 65_535)),
    )
    .option('--open', 'open the browser')
    .option('--inbox <dir>', 'import what appears in this folder')
    .option('--show-bookmarklet', 'print the bookmark that saves pages, too (give it a --port that stays)')
    .action((options: ServeWords) =>
      run(async ({ libraryDir, output }) => {
        const { serveCommand } = await import('./commands/serve.ts')
        const choices = {
          port: options.port,
          isOpened: options.open === true,
          isBookmarkletShown: options.showBookmarklet === true,
          inboxDir: options.inbox ?? null,
        }
        await serveCommand(choices, libraryDir, output)
      }),
    )
  program
    .command('inbox')
    .description('import what appears in a folder, until it is stopped')
    .argument('<dir>', 'the folder; its files stay as they are')
    .action((dir: string) =>
      run(async ({ libraryDir, output }) => {
        const { inboxCommand } = await import('./commands/inbox.ts')
        await inboxCommand(dir, libraryDir, output)
      }),
    )
  program
    .command('bookmarklet')
    .description('print the bookmark that saves the page you are reading')
    .addOption(
      new Option('--port <port>', 'port that “offprint serve” is started with')
        .default(BOOKMARKLET_PORT)
        .argParser(wholeNumber(1, 65_535)),
    )
    .option('--new-key', 'draw a new save key; bookmarks made before stop working')
    .action((options: { port: number; newKey?: true }) =>
      run(async ({ output }) => {
        const { bookmarkletCommand } = await import('./commands/bookmarklet.ts')
        await bookmarkletCommand({ port: options.port, isKeyRenewed: options.newKey === true }, output)
      }),
    )
}

interface CommandContext {
  libraryDir: string
  output: Output
}
type Runner = (work: (context: CommandContext) => Promise<void>) => Promise<void>

/** Commander throws `CommanderError` where it would have ended the process. */
export function createProgram(stdout: TextStream, stderr: TextStream): Command {
  const program = new Command('offprint')
  // Before any subcommand: they inherit these.
  program
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'offprint: ')),
    })
  program
    .description('A reader for saved news articles.')
    .version(PROGRAM_VERSION)
    .option('--library <dir>', 'the library’s folder (default: OFFPRINT_LIBRARY, or a folder for your data)')
    .option('--json', 'one JSON document, or one per line for many items')
  const run: Runner = (work) => {
    const options = program.opts<{ library?: string; json?: true }>()
    const libraryDir = options.library ?? defaultLibraryDir(currentSurroundings())
    return work({ libraryDir, output: createOutput(options.json === true, stdout, stderr) })
  }
  addImportCommands(program, run)
  addReadingCommands(program, run)
  addMarkingCommands(program, run)
  addOtherCommands(program, run, stdout)
  return program
}
