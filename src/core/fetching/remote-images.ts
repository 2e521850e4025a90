/** Finds the images of an article that are still out on the web. */
import type { Block, Image, Inline, Root } from '../../shared/article/tree.ts'
import { isBoilerplate } from '../../shared/article/tree.ts'
import { parseWebUrl } from '../../shared/security/urls.ts'

function* inlineImages(nodes: readonly Inline[]): Generator<Image> {
  for (const node of nodes) {
    if (node.type === 'image') yield node
    else if ('children' in node) yield* inlineImages(node.children)
  }
}

function* imagesIn(block: Block): Generator<Image> {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      yield* inlineImages(block.children)
      break
    case 'figure':
      for (const child of block.children) {
        if (child.type === 'image') yield child
        else yield* inlineImages(child.children)
      }
      break
    case 'list':
      for (const item of block.children) for (const inner of item.children) yield* imagesIn(inner)
      break
    case 'table':
      for (const row of block.children) for (const cell of row.children) yield* inlineImages(cell.children)
      break
    case 'code':
    case 'thematicBreak':
      break
    default:
      for (const inner of block.children) yield* imagesIn(inner)
  }
}

/** All images of the tree, in reading order. */
export function* treeImages(tree: Root): Generator<Image> {
  for (const block of tree.children) yield* imagesIn(block)
}

/**
 * The web addresses of images that are not kept in the library, in reading order, each once. Images of hidden lines are
 * left out: nobody sees them, and advertisements are counted by who asks for them.
 */
export function remoteImageAddresses(tree: Root): Set<string> {
  const addresses = new Set<string>()
  for (const block of tree.children) {
    if (isBoilerplate(block)) continue
    for (const image of imagesIn(block)) {
      const address = image.data?.sourceUrl ?? ''
      if (image.url === '' && parseWebUrl(address) !== null) addresses.add(address)
    }
  }
  return addresses
}
