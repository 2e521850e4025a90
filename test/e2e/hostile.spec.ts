import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from './support/browser-door.ts'
import { expect, test } from './support/reader-test.ts'
import { articleRow, story } from './support/screen.ts'

const NAMES = [
  ['hostile.html', 'In the end the council voted by eleven to two'],
  ['hostile.md', 'The clerk filed them all by date.'],
  ['hostile.txt', 'or a cat on a keyboard'],
] as const

for (const [name, words] of NAMES) {
  test(`${name} shows its text and runs, loads and navigates nothing`, async ({
    reader,
    door,
    incidents,
  }) => {
    const content = readFileSync(join(import.meta.dirname, 'articles', name))
    const [item] = await importFiles(door.client, [{ name, content }])
    if (item?.outcome.status !== 'imported') throw new Error(`${name} was not imported`)
    await articleRow(reader, item.outcome.title).click()
    await expect(story(reader)).toContainText(words)
    const address = reader.url()

    // Everything that could be pressed is pressed, except what leads out by the person's own wish.
    for (const link of await story(reader).getByRole('link').all()) {
      const href = await link.getAttribute('href')
      expect(href).toMatch(/^(?:https?:|mailto:|#)/)
      expect(await link.getAttribute('ping')).toBeNull()
    }
    for (const block of await story(reader).locator('p').all())
      await block.click({ position: { x: 1, y: 1 } })

    expect(await reader.evaluate(() => (globalThis as { hostileRan?: unknown }).hostileRan)).toBeUndefined()
    expect(
      await story(reader).evaluate((element) => {
        // The reader's own icons are SVG too; they are drawn by React and hold shapes alone.
        const elements = [element, ...element.querySelectorAll('*:not(svg.lucide, svg.lucide *)')]
        const attributes = elements.flatMap((one) => [...one.attributes])
        return {
          forbidden: elements
            .map((one) => one.localName)
            .filter((tag) =>
              /^(?:script|iframe|object|embed|form|button|style|link|meta|base|video|audio|svg|math|template)$/.test(
                tag,
              ),
            ),
          handlers: attributes
            .map((attribute) => attribute.name)
            .filter((attribute) => attribute.startsWith('on')),
          sources: [...element.querySelectorAll('img')].map((image) => image.src),
        }
      }),
    ).toEqual({ forbidden: [], handlers: [], sources: [] })
    expect(reader.url()).toBe(address)
    expect(reader.context().pages()).toHaveLength(1)
    expect(incidents.list).toEqual([])
  })
}
