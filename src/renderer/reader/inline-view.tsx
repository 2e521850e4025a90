/**
 * Draws inline content. Every kind of node has its case: a new one does not compile until it is drawn.
 * What is not part of the canonical text carries `data-no-text`.
 */
import { ImageOff } from 'lucide-react'
import { Fragment } from 'react'
import type { FootnoteReference, Image, Inline, Link } from '../../shared/article/tree.ts'
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

function FootnoteMark({ reference, isInLink }: { reference: FootnoteReference; isInLink: boolean }) {
  const { idPrefix, footnotes } = useReaderContext()
  const { identifier } = reference
  const label = footnotes.get(identifier) ?? reference.label
  if (isInLink) return <sup data-no-text>{label}</sup>
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

function LinkView({ link, isInLink }: { link: Link; isInLink: boolean }) {
  const url = isInLink ? null : parseLinkUrl(link.url)
  if (url === null) return <InlineView nodes={link.children} isInLink={isInLink} />
  return (
    <a href={url} title={link.title} target="_blank" rel="noopener noreferrer external">
      <InlineView nodes={link.children} isInLink />
    </a>
  )
}

interface InlineNodeProps {
  node: Inline
  /** A link cannot hold another one: the inner one shows its words only. */
  isInLink: boolean
}

function InlineNode({ node, isInLink }: InlineNodeProps) {
  switch (node.type) {
    case 'text':
      return node.value
    case 'emphasis':
      return (
        <em>
          <InlineView nodes={node.children} isInLink={isInLink} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <InlineView nodes={node.children} isInLink={isInLink} />
        </strong>
      )
    case 'delete':
      return (
        <del>
          <InlineView nodes={node.children} isInLink={isInLink} />
        </del>
      )
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'break':
      return <br />
    case 'link':
      return <LinkView link={node} isInLink={isInLink} />
    case 'image':
      return <ImageView image={node} />
    case 'footnoteReference':
      return <FootnoteMark reference={node} isInLink={isInLink} />
    default:
      return node satisfies never
  }
}

export function InlineView({ nodes, isInLink = false }: { nodes: readonly Inline[]; isInLink?: boolean }) {
  return nodes.map((node) => (
    <Fragment key={nodeKey(node)}>
      <InlineNode node={node} isInLink={isInLink} />
    </Fragment>
  ))
}
