/**
 * Finds the words under pictures. A caption beside its picture becomes a figure's caption; one whose picture is not
 * there (a video, a slide show, a picture that only a script loads) is taken out with its credit.
 */
import { ancestors, contains, descendants, type HtmlElement } from '../dom.ts'
import type { PageState, PageStep } from '../page-state.ts'
import { hasToken } from '../prose.ts'

const NAME = 'html.captions'
const CAPTION_PATTERN =
  /(?:^| )(?:caption|captions|figcaption|cutline|credit|credits|photo credit|image credit|photographer|legend|image description|photo description|bildunterschrift|pie de foto|didascalia|legende)(?= |$)/
const FRAMED_TAGS = new Set(['img', 'picture', 'table', 'pre', 'blockquote', 'ul', 'ol'])
const MAX_CAPTION_LENGTH = 900
const MAX_WRAPPER_EXTRA = 200
const MAX_CLIMB = 4

function isCaption(element: HtmlElement): boolean {
  if (element.tag === 'figcaption') return true
  if (element.textLength === 0 || element.textLength > MAX_CAPTION_LENGTH || element.tag === 'caption')
    return false
  if (['img', 'figure', 'picture', 'video', 'table'].includes(element.tag)) return false
  return CAPTION_PATTERN.test(element.tokens.join(' '))
}

function hasPicture(element: HtmlElement): boolean {
  for (const { tag } of descendants(element)) if (tag === 'img' || tag === 'picture') return true
  return false
}

/** True unless the figure around the caption is empty: its video or picture came from a script. */
function isFramed(caption: HtmlElement): boolean {
  for (const around of ancestors(caption)) {
    if (around.tag !== 'figure') continue
    return [...descendants(around)].some(({ tag }) => FRAMED_TAGS.has(tag))
  }
  return true
}

/** The innermost element around the caption with a picture and hardly any other words. */
function figureAround(caption: HtmlElement, root: HtmlElement): HtmlElement | null {
  let at = caption.parent
  for (let step = 0; at && at !== root && contains(root, at) && step < MAX_CLIMB; step++, at = at.parent) {
    if (at.textLength > caption.textLength + MAX_WRAPPER_EXTRA) return null
    if (hasPicture(at)) return at
  }
  return null
}

const MEDIA_TOKENS = new Set(
  'image images img photo photos picture pictures video videos media gallery slideshow slide slides figure player lightbox carousel'.split(
    ' ',
  ),
)

/** A caption by name alone may be a paragraph of the story; one in a box for pictures is not. */
function isOfMedia(caption: HtmlElement, root: HtmlElement): boolean {
  if (caption.tag === 'figcaption' || hasToken(caption, MEDIA_TOKENS)) return true
  for (const around of ancestors(caption)) {
    if (around === root) return false
    if (hasToken(around, MEDIA_TOKENS) || around.tag === 'figure') return true
  }
  return false
}

export const captionsStep: PageStep = {
  name: NAME,
  run({ root, verdicts }: PageState) {
    const visit = (element: HtmlElement, isInFigure: boolean) => {
      for (const child of element.children) {
        const verdict = child.type === 'element' ? verdicts.get(child) : undefined
        if (child.type !== 'element' || child.isHidden || verdict === 'removed' || verdict === 'gallery')
          continue
        const isFigure = child.tag === 'figure' || verdict === 'figure'
        if (!isCaption(child)) visit(child, isInFigure || isFigure)
        else if (!hasPicture(child)) settle(child, isInFigure && isFramed(child))
        else if (!isFigure) {
          verdicts.decide(NAME, child, 'figure', 'a picture with the words under it')
          visit(child, true)
        }
      }
    }
    const settle = (caption: HtmlElement, isInFigure: boolean) => {
      const figure = isInFigure ? null : figureAround(caption, root)
      if (figure) verdicts.decide(NAME, figure, 'figure', 'a picture with the words under it')
      if (figure || isInFigure) verdicts.decide(NAME, caption, 'caption', 'the words under a picture')
      else if (isOfMedia(caption, root)) {
        verdicts.decide(NAME, caption, 'removed', 'a caption or credit whose picture is not here')
      }
    }
    visit(root, false)
  },
}

const GALLERY_TOKENS = new Set([
  'gallery',
  'slideshow',
  'slider',
  'carousel',
  'galleria',
  'fotostrecke',
  'galerie',
  'galeria',
  'diaporama',
])
/** A gallery with a larger part of the words is the story. */
const MAX_GALLERY_SHARE = 0.4

export const galleriesStep: PageStep = {
  name: 'html.galleries',
  run({ root, verdicts }: PageState) {
    const visit = (element: HtmlElement) => {
      for (const child of element.children) {
        if (child.type !== 'element' || child.isHidden || verdicts.get(child) === 'removed') continue
        const isGallery =
          hasToken(child, GALLERY_TOKENS) &&
          child.textLength > 0 &&
          child.tag !== 'figure' &&
          child.tag !== 'a'
        if (!isGallery || child.textLength > root.textLength * MAX_GALLERY_SHARE) visit(child)
        else if (hasPicture(child))
          verdicts.decide('html.galleries', child, 'gallery', 'a gallery: its pictures stay, its controls go')
        else verdicts.decide('html.galleries', child, 'removed', 'a gallery whose pictures are not here')
      }
    }
    visit(root)
  },
}
