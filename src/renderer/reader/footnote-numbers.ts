/**
 * Numbers the footnotes of an article in the order in which the text refers to them: a source may label them with
 * words, which say nothing to a reader.
 */
import type { ArticleNode, Root } from '../../shared/article/tree.ts'

/** The number of each footnote by its identifier; those that nothing refers to come last. */
export function footnoteNumbers(tree: Root): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const unreferenced: string[] = []
  const add = (identifier: string) => {
    if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1)
  }
  const visit = (node: ArticleNode) => {
    if (node.type === 'footnoteReference') add(node.identifier)
    if (node.type === 'footnoteDefinition') unreferenced.push(node.identifier)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  unreferenced.forEach(add)
  return numbers
}
