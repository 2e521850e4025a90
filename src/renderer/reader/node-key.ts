/**
 * React keys for tree nodes. A tree never changes while it is shown, so the node itself is the identity.
 */

const keysOfNodes = new WeakMap<object, string>()
let nextKey = 1

/** The same key for the same node, another for every other. */
export function nodeKey(node: object): string {
  const known = keysOfNodes.get(node)
  if (known !== undefined) return known
  const key = String(nextKey++)
  keysOfNodes.set(node, key)
  return key
}
