/** Draws a figure: its stored images, a box for each that was not saved, and the caption. */
import type { Figure } from '../../shared/article/tree.ts'
import { ImageView, InlineView } from './inline-view.tsx'
import { nodeKey } from './node-key.ts'

export function FigureView({ figure }: { figure: Figure }) {
  const { lang, dir, role } = figure.data ?? {}
  return (
    <figure lang={lang} dir={dir} data-role={role}>
      {figure.children.map((child) =>
        child.type === 'image' ? (
          <ImageView key={nodeKey(child)} image={child} />
        ) : (
          <figcaption key="caption" lang={child.data?.lang} dir={child.data?.dir} data-text-block="">
            <InlineView nodes={child.children} />
          </figcaption>
        ),
      )}
    </figure>
  )
}
