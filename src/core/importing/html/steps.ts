/**
 * All steps in the order in which they run. A step is a module-level value with a name, so that it can be left out.
 */
import type { BlockStep } from './block-steps/block-view.ts'
import { headMatterStep, repeatedHeadlineStep } from './block-steps/head-matter.ts'
import {
  creditLinesStep,
  linkListsStep,
  noticeLinesStep,
  relatedLinesStep,
  subscriptionLinesStep,
} from './block-steps/inner-lines.ts'
import { tailMatterStep } from './block-steps/tail-matter.ts'
import type { PageStep } from './page-state.ts'
import { captionsStep, galleriesStep } from './steps/figures.ts'
import { firstReadingStep } from './steps/first-reading.ts'
import { FURNITURE_STEPS } from './steps/furniture-boxes.ts'
import { hoverBoxesStep } from './steps/hover-boxes.ts'
import { embeddedPostsStep, pullQuotesStep } from './steps/quotes.ts'

/** Furniture goes before the first reading's leavings are judged, so that only what bears no such name is recovered. */
export const PAGE_STEPS: readonly PageStep[] = [
  embeddedPostsStep,
  hoverBoxesStep,
  galleriesStep,
  captionsStep,
  ...FURNITURE_STEPS,
  pullQuotesStep,
  firstReadingStep,
]

export const BLOCK_STEPS: readonly BlockStep[] = [
  repeatedHeadlineStep,
  noticeLinesStep,
  subscriptionLinesStep,
  headMatterStep,
  relatedLinesStep,
  linkListsStep,
  creditLinesStep,
  tailMatterStep,
]

export const STEP_NAMES: readonly string[] = [...PAGE_STEPS, ...BLOCK_STEPS].map(({ name }) => name)
