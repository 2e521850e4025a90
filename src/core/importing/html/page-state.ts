/**
 * What every step sees, and what a step is: one named decision about a page that can be left out by itself.
 */
import type { HtmlElement } from './dom.ts'
import type { LoadedPage } from './load-page.ts'
import type { PageMetadata } from './metadata/read-metadata.ts'
import type { FirstReading } from './readability-reading.ts'
import type { Verdicts } from './verdicts.ts'

export interface PageState {
  page: LoadedPage
  metadata: PageMetadata
  reading: FirstReading
  /** The element whose inside is the article, furniture included. */
  root: HtmlElement
  verdicts: Verdicts
}

export interface PageStep {
  /** Kebab-case, as the trace has it. */
  name: string
  run(state: PageState): void
}
