/** axe finds nothing, on any screen in any state, in both themes and in all three layouts. */
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { KEYWORD_COLORS } from '../../src/renderer/features/keywords/keyword-colors.ts'
import { FakeLibrary, makeArticle, makeList } from './support/fake-library.ts'
import { button, expectText, openArticle, painted, press, waitFor } from './support/screen.ts'
import { CARTEL_STORY, EVERY_NODE, PLAIN_STORY } from './support/stories.ts'
import { openWindow } from './support/window.tsx'

afterEach(() => {
  delete document.documentElement.dataset.theme
})

async function violations(): Promise<string[]> {
  // Notices slide in; half-transparent words would be measured as too pale.
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  const { violations: found } = await axe.run(document, {
    // The test page itself, which the window is drawn into, is not ours.
    rules: { 'document-title': { enabled: false }, 'html-has-lang': { enabled: false } },
  })
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  )
}

function library(theme: 'light' | 'dark', sidePanel: 'note' | 'keywords' | 'closed') {
  return new FakeLibrary({
    articles: [
      makeArticle('Every node', EVERY_NODE, { titleOrigin: 'lede', isStarred: true, hasNote: true }),
      makeArticle('The coast', CARTEL_STORY, { isRead: true, byline: null, siteName: null, url: null }),
      makeArticle('Away', PLAIN_STORY, { isTrashed: true }),
    ],
    lists: [makeList(1, 'Crime', 'yellow', ['cartel', 'ferry']), makeList(2, 'Sea', 'teal', ['tides'])],
    settings: { theme, sidePanel },
  })
}

const states: Record<string, (theme: 'light' | 'dark') => Promise<unknown>> = {
  'an empty library': async (theme) => {
    await openWindow(new FakeLibrary({ settings: { theme } }))
    await expect.element(button('Add the samples')).toBeVisible()
  },
  'the list, nothing open': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await expect.element(page.getByText('Nothing open')).toBeVisible()
  },
  'an article with every kind of node and its note': async (theme) => {
    await openWindow(library(theme, 'note'))
    await openArticle('Every node')
    await expect.element(page.getByRole('textbox', { name: /^Note/ })).toBeVisible()
  },
  'keywords, painted and listed, one being made': async (theme) => {
    await openWindow(library(theme, 'keywords'))
    await openArticle('The coast')
    await waitFor(() => expect(painted('keyword-yellow').length).toBeGreaterThan(2))
    await press('n')
    await button('New keyword list').click()
  },
  'search results': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await page.getByRole('searchbox').fill('cartel')
    await expect.element(page.getByText('1 result')).toBeVisible()
  },
  'a search without results': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await page.getByRole('searchbox').fill('no such thing')
    await expect.element(page.getByText('Nothing found')).toBeVisible()
  },
  'the trash, with a notice': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await openArticle('The coast')
    await press('#')
    await page.getByRole('button', { name: /^Trash/ }).click()
    await openArticle('Away')
    await expect.element(button('Undo')).toBeVisible()
  },
  'the sheet of shortcuts': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await press('?')
    await expect.element(page.getByRole('dialog')).toBeVisible()
  },
  'the paste dialog': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await button('Add articles').click()
    await page.getByRole('menuitem', { name: 'Paste a text…' }).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
  },
  'the menu of ways to add': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await button('Add articles').click()
    await expect.element(page.getByRole('menu')).toBeVisible()
  },
  'reading settings': async (theme) => {
    await openWindow(library(theme, 'closed'))
    await button('Reading settings').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
  },
  'the report of an import': async (theme) => {
    const fake = library(theme, 'closed')
    const message = 'This file is empty.'
    const item = { name: 'x.txt', outcome: { status: 'refused' as const, code: 'EMPTY_FILE', message } }
    fake.importEvents = [{ type: 'finished', items: [item], wasCancelled: false }]
    await openWindow(fake)
    await expect.element(page.getByRole('grid')).toBeVisible()
    const transfer = new DataTransfer()
    transfer.items.add(new File([''], 'x.txt'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }))
    await expectText(page.getByRole('region', { name: 'Import' }), message)
  },
  'the core silent': async (theme) => {
    const { health } = await openWindow(library(theme, 'closed'))
    await expect.element(page.getByText('Nothing open')).toBeVisible()
    health.set('lost')
    await expect.element(page.getByText(/Trying again/)).toBeVisible()
  },
  'a medium window': async (theme) => {
    await openWindow(library(theme, 'closed'), 1024, 700)
    await openArticle('The coast')
    await press('t')
  },
  'a narrow window with an article': async (theme) => {
    await openWindow(library(theme, 'closed'), 390, 800)
    await openArticle('Every node')
  },
  'a narrow window with the note': async (theme) => {
    await openWindow(library(theme, 'closed'), 390, 800)
    await openArticle('The coast')
    await press('t')
    await expect.element(page.getByRole('textbox', { name: /^Note/ })).toBeVisible()
  },
  'a narrow window with the list': async (theme) => {
    await openWindow(library(theme, 'closed'), 390, 800)
    await expect.element(page.getByRole('grid')).toBeVisible()
  },
}

for (const theme of ['light', 'dark'] as const) {
  test.each(Object.entries(states))(`${theme}: %s`, async (_title, reach) => {
    await reach(theme)
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe(theme))
    expect(await violations()).toEqual([])
  })
}

/** Relative luminance of the colour that the token has in the theme, by letting the browser compute it. */
function luminance(token: string): number {
  const probe = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  const element = document.createElement('span')
  element.style.color = `var(${token})`
  document.body.append(element)
  probe.fillStyle = getComputedStyle(element).color
  element.remove()
  probe.fillRect(0, 0, 1, 1)
  const channels = [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0)
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

// axe does not see painted highlights, so their colours are measured.
test.each(['light', 'dark'])('%s: words stay readable on every keyword colour', (theme) => {
  document.documentElement.dataset.theme = theme
  for (const { color } of KEYWORD_COLORS) {
    expect(contrast('--ink', `--keyword-${color}-mark`), color).toBeGreaterThan(4.5)
    expect(contrast(`--keyword-${color}-line`, `--keyword-${color}-mark`), `${color} line`).toBeGreaterThan(3)
  }
  expect(contrast('--keyword-current-ink', '--keyword-current-mark')).toBeGreaterThan(4.5)
  expect(contrast('--ink', '--search-mark')).toBeGreaterThan(4.5)
})
