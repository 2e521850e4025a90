/**
 * Draws inline content. Every kind of node has its case: a new one does not compile until it is drawn.
 * What is not part of the canonical text carries `data-no-text`.
 */
import { ImageOff } from 'lucide-react'
import { Fragment } from 'react'
import type { Image, Inline } from '../../shared/article/tree.ts'
import { parseLinkUrl } from '../../shared/security/urls.ts'
import { assetAddress } from './asset-address.ts'
import { nodeKey } from './node-key.ts'
import { useReaderContext } from './reader-context.ts'

export function ImageView({ image }: { image: Image }) {
  const { assetBase } = useReaderContext()
  const address = assetAddress(image.url, assetBase)
  if (address === null) {
    return (
      <span className="missing-image" data-no-text>
        <ImageOff size={18} aria-hidden />
        <span>
          <span className="missing-image-label">Picture not saved</span>
          {image.alt}
        </span>
      </span>
    )
  }
  return (
    <img
      src={address}
      alt={image.alt}
      title={image.title}
      width={image.data?.width}
      height={image.data?.height}
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  )
}

function FootnoteMark({ identifier, label }: { identifier: string; label: string }) {
  const { idPrefix } = useReaderContext()
  return (
    <sup data-no-text>
      <a
        className="footnote-mark"
        href={`#${idPrefix}-footnote-${encodeURIComponent(identifier)}`}
        aria-label={`Footnote ${label}`}
      >
        {label}
      </a>
    </sup>
  )
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return node.value
    case 'emphasis':
      return (
        <em>
          <InlineView nodes={node.children} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <InlineView nodes={node.children} />
        </strong>
      )
    case 'delete':
      return (
        <del>
          <InlineView nodes={node.children} />
        </del>
      )
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'break':
      return <br />
    case 'link': {
      const url = parseLinkUrl(node.url)
      const words = <InlineView nodes={node.children} />
      if (url === null) return words
      return (
        <a href={url} title={node.title} target="_blank" rel="noopener noreferrer external">
          {words}
        </a>
      )
    }
    case 'image':
      return <ImageView image={node} />
    case 'footnoteReference':
      return <FootnoteMark identifier={node.identifier} label={node.label} />
    default:
      return node satisfies never
  }
}

export function InlineView({ nodes }: { nodes: readonly Inline[] }) {
  return nodes.map((node) => (
    <Fragment key={nodeKey(node)}>
      <InlineNode node={node} />
    </Fragment>
  ))
}
