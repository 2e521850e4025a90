/**
 * Joins class names, leaving out those that do not apply.
 * CSS modules answer `undefined` for a name they do not have, which must not become the word "undefined".
 */

/** The given names joined by spaces; empty when none applies. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ')
}
