/** The reader's screen in the words of a person: what stands where, and what one does there. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

export const articleList = (page: Page): Locator =>
  page.getByRole('region', { name: 'Articles' }).getByRole('grid')
export const articleRow = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Articles' }).getByRole('row', { name: title })
export const story = (page: Page): Locator => page.locator('.story')
export const noteEditor = (page: Page): Locator =>
  page.getByRole('textbox', { name: /^Note on this article/ })

export async function openArticle(page: Page, title: string): Promise<void> {
  await articleRow(page, title).click()
  await expect(page.getByRole('article').getByRole('heading', { level: 1, name: title })).toBeVisible()
}

export async function showPanel(page: Page, name: 'Note' | 'Keywords'): Promise<void> {
  await page
    .getByRole('toolbar', { name: 'Article', exact: true })
    .getByRole('button', { name, exact: true })
    .click()
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
}

/** Drops files anywhere on the window, as a file manager does. */
export async function dropFiles(page: Page, files: { name: string; content: string }[]): Promise<void> {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer()
    for (const { name, content } of dropped) transfer.items.add(new File([content], name))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
  }, files)
}

/** The words under each highlight of the page, in the order of the text. */
export function paintedWords(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const painted: Record<string, string[]> = {}
    for (const [name, highlight] of CSS.highlights as unknown as Iterable<[string, Iterable<Range>]>) {
      painted[name] = [...highlight].map((range) => range.toString())
    }
    return painted
  })
}

/**
 * The story's text as it stands in the page, by the definition of canonical text: blocks joined by line feeds, line
 * breaks as line feeds, cells by tabs. Written apart from the reader's own mapping, which it thereby checks.
 */
export function readBack(page: Page): Promise<string> {
  return page.evaluate(() => {
    const wordsOf = (node: Node): string => {
      if (node instanceof Text) return node.data
      if (node instanceof HTMLBRElement) return '\n'
      if (node instanceof Element && node.closest('[data-no-text]')) return ''
      return [...node.childNodes].map(wordsOf).join('')
    }
    const blocks = [...document.querySelectorAll('.story [data-text-block]')]
    return blocks
      .filter((block) => !block.closest('[data-no-text]'))
      .map((block) =>
        block instanceof HTMLTableElement
          ? [...block.rows].map((row) => [...row.cells].map(wordsOf).join('\t')).join('\n')
          : wordsOf(block),
      )
      .join('\n')
  })
}

/** Fails with axe's findings, in the theme given. */
export async function expectAccessible(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  // Colours may be on their way from one theme to the other.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  expect(found, `axe in the ${theme} theme`).toEqual([])
}
