/** Decides which image addresses the reader may load: stored assets and nothing else. */

const ASSET = /^asset:([0-9a-f]{64})$/

/** The address of the stored asset, or null when the image is not in the library. */
export function assetAddress(url: string, assetBase: string): string | null {
  const hash = ASSET.exec(url)?.[1]
  return hash === undefined ? null : assetBase + hash
}
