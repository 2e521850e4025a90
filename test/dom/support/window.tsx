/**
 * Draws pieces of the window, or the whole of it, in the page of the test, and takes everything down afterwards.
 * Whatever reaches the console as an error or a warning fails the test.
 */

import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '../../../src/renderer/ui/tokens.css'
import '../../../src/renderer/ui/base.css'
import { createLinkHealth, type LinkHealth } from '../../../src/renderer/api/link-health.ts'
import { Root } from '../../../src/renderer/app/root.tsx'
import type { FakeLibrary } from './fake-library.ts'

const undos: (() => void)[] = []
const problems: string[] = []

beforeEach(() => {
  problems.length = 0
  window.sessionStorage.clear()
  delete document.documentElement.dataset.theme
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      problems.push(parts.map(String).join(' '))
    })
})

afterEach(() => {
  for (const undo of undos.splice(0)) undo()
  vi.restoreAllMocks()
  expect(problems).toEqual([])
})

/** Draws `content` in a fresh element, which it returns. */
export async function mount(content: ReactNode): Promise<HTMLElement> {
  const element = document.createElement('div')
  element.id = 'root'
  document.body.append(element)
  const root = createRoot(element)
  root.render(content)
  undos.push(() => {
    root.unmount()
    element.remove()
  })
  await vi.waitFor(() => expect(element.childNodes.length).toBeGreaterThan(0))
  return element
}

export interface OpenWindow {
  element: HTMLElement
  health: LinkHealth
}

/** Opens the whole window on the library. */
export async function openWindow(library: FakeLibrary, width = 1440, height = 900): Promise<OpenWindow> {
  await page.viewport(width, height)
  const health = createLinkHealth()
  const element = await mount(<Root connection={{ client: library.client, health, native: null }} />)
  return { element, health }
}
