/** Finds things in the window the way people and assistive technology do: by role and name. */
import { expect, vi } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'

export function row(title: string) {
  return page.getByRole('row', { name: title })
}

export function button(name: string) {
  return page.getByRole('button', { name, exact: true })
}

/** Opens the article from the list and waits until it is drawn. */
export async function openArticle(title: string): Promise<void> {
  await row(title).click()
  await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** What a screen reader was told last. */
export function announced(): string {
  return document.querySelector('[data-testid="announcer"]')?.textContent?.replace('\u00a0', '') ?? ''
}

/** Presses keys outside of any field, as `userEvent.keyboard` writes them. */
export async function press(keys: string): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await userEvent.keyboard(keys)
}

/** The words under a painted highlight, in reading order. */
export function painted(name: string): string[] {
  const highlight = CSS.highlights.get(name)
  if (!highlight) return []
  return [...highlight].map((range) => (range as Range).toString())
}

export async function waitFor(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 5_000, interval: 30 })
}

/** Waits until `words` stand in the element. */
export async function expectText(locator: Locator, words: string): Promise<void> {
  await expect.poll(() => locator.query()?.textContent ?? '').toContain(words)
}
