/** `offprint keywords`: the lists of words that the reader highlights. */
import type { OffprintClient } from '../../shared/contract/client.ts'
import { type KeywordColor, type KeywordList, keywordColorSchema } from '../../shared/contract/schemas.ts'
import { CommandFailure } from '../command-failure.ts'
import { withLibrary } from '../open-library.ts'
import { type Output, printableLine } from '../output.ts'

function listLine(list: KeywordList): string {
  const terms = list.terms.map(printableLine).join(', ') || 'no terms yet'
  return `${printableLine(list.name)} (${list.color}${list.isEnabled ? '' : ', off'}): ${terms}`
}

function print(list: KeywordList, output: Output): void {
  output.json(list)
  output.line(listLine(list))
}

const hasName = (name: string) => (list: KeywordList) =>
  list.id === name || list.name.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0

export async function listKeywordsCommand(libraryDir: string, output: Output): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    const lists = await client.keyword.list()
    for (const list of lists) print(list, output)
    if (lists.length === 0 && !output.isJson) output.remark('There are no keyword lists yet.')
  })
}

async function createList(
  client: OffprintClient,
  name: string,
  terms: string[],
  color: KeywordColor | null,
): Promise<KeywordList> {
  // A colour that no other list has tells the lists apart best.
  const taken = new Set((await client.keyword.list()).map((list) => list.color))
  const free = keywordColorSchema.options.find((option) => !taken.has(option))
  return client.keyword.create({ name, terms, color: color ?? free ?? 'yellow', isEnabled: true })
}

/** Makes the list, or adds to the one that has the name. Without `terms`, a new list watches for its own name. */
export async function addKeywordsCommand(
  name: string,
  terms: string[],
  color: KeywordColor | null,
  libraryDir: string,
  output: Output,
): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    const existing = (await client.keyword.list()).find(hasName(name))
    const list = existing
      ? await client.keyword.update({
          ...existing,
          color: color ?? existing.color,
          terms: [...new Set([...existing.terms, ...terms])],
        })
      : await createList(client, name, terms.length > 0 ? terms : [name], color)
    print(list, output)
  })
}

export async function removeKeywordsCommand(name: string, libraryDir: string, output: Output): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    const found = (await client.keyword.list()).filter(hasName(name))
    const [list, ...others] = found
    if (!list)
      throw new CommandFailure(`There is no keyword list “${name}”; offprint keywords shows the names.`)
    if (others.length > 0) {
      throw new CommandFailure(
        `${found.length} keyword lists are called “${name}”; name the id that offprint keywords --json shows.`,
      )
    }
    await client.keyword.remove({ id: list.id })
    output.json({ removed: list })
    output.line(`Removed ${listLine(list)}`)
  })
}
