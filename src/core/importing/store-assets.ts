/**
 * Moves the images found inside a document into the asset store, and points the tree at them and at those that were
 * fetched before.
 */
import type { EmbeddedAsset } from '../../shared/article/parsed-article.ts'
import type { Block, Figure, Image, Inline, ListItem, Root } from '../../shared/article/tree.ts'
import { type ImageMediaType, sniffImageType } from '../../shared/security/image-type.ts'
import type { BlobStore } from '../ports/ports.ts'

export interface StoredAsset {
  hash: string
  mediaType: ImageMediaType
  sizeBytes: number
}

// A photograph in print quality is below this; what is larger is not there to be looked at.
export const MAX_ASSET_BYTES = 25 * 1024 * 1024

function withStoredUrl(image: Image, stored: ReadonlyMap<string, StoredAsset>): Image {
  const asset = stored.get(image.data?.sourceUrl ?? '')
  return asset ? { ...image, url: `asset:${asset.hash}` } : image
}

function mapInlines(nodes: Inline[], stored: ReadonlyMap<string, StoredAsset>): Inline[] {
  return nodes.map((node) => {
    if (node.type === 'image') return withStoredUrl(node, stored)
    return 'children' in node ? { ...node, children: mapInlines(node.children, stored) } : node
  })
}

function mapFigureChild(child: Figure['children'][number], stored: ReadonlyMap<string, StoredAsset>) {
  return child.type === 'image'
    ? withStoredUrl(child, stored)
    : { ...child, children: mapInlines(child.children, stored) }
}

function mapItem(item: ListItem, stored: ReadonlyMap<string, StoredAsset>): ListItem {
  return { ...item, children: item.children.map((block) => mapBlock(block, stored)) }
}

function mapBlock(block: Block, stored: ReadonlyMap<string, StoredAsset>): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, children: mapInlines(block.children, stored) }
    case 'figure':
      return { ...block, children: block.children.map((child) => mapFigureChild(child, stored)) }
    case 'list':
      return { ...block, children: block.children.map((item) => mapItem(item, stored)) }
    case 'table':
      return {
        ...block,
        children: block.children.map((row) => ({
          ...row,
          children: row.children.map((cell) => ({ ...cell, children: mapInlines(cell.children, stored) })),
        })),
      }
    case 'code':
    case 'thematicBreak':
      return block
    default:
      return { ...block, children: block.children.map((child) => mapBlock(child, stored)) }
  }
}

/**
 * Stores the images whose bytes are of a known type and size, and returns the tree that shows them. The others stay in
 * the tree without an address, so that the reader shows their alternative text. `fetched`: images of the tree that are
 * stored already, by the address it has for them. Throws `StorageError`.
 */
export async function storeAssets(
  tree: Root,
  embedded: readonly EmbeddedAsset[],
  assets: BlobStore,
  fetched: ReadonlyMap<string, StoredAsset> = new Map(),
): Promise<{ tree: Root; stored: StoredAsset[] }> {
  const stored = new Map(fetched)
  for (const { key, bytes } of embedded) {
    const mediaType = sniffImageType(bytes)
    if (mediaType === null || bytes.length > MAX_ASSET_BYTES) continue
    stored.set(key, { hash: await assets.put(bytes), mediaType, sizeBytes: bytes.length })
  }
  if (stored.size === 0) return { tree, stored: [] }
  return {
    tree: { type: 'root', children: tree.children.map((block) => mapBlock(block, stored)) },
    stored: [...new Map([...stored.values()].map((asset) => [asset.hash, asset])).values()],
  }
}
