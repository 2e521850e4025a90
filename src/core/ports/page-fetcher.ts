/** Fetching from the web. It happens only after a person asked for it, one address at a time. */

export interface FetchOptions {
  /** Whether addresses of the person's own machine and network may be asked. */
  allowPrivate: boolean
  signal?: AbortSignal | undefined
}

export interface FetchedResource {
  /** Where the bytes came from in the end, after redirects. */
  address: string
  /** Lower case, without parameters; null when the site did not say. */
  mediaType: string | null
  /** The `charset` parameter as sent, null when there is none. */
  charset: string | null
  bytes: Uint8Array
}

/** Both throw `UnreadableSource` with a sentence for people, or the signal's reason. */
export interface PageFetcher {
  /** Fetches a document of a type that can become an article. */
  fetchPage(address: string, options: FetchOptions): Promise<FetchedResource>
  /** Fetches bytes that should be an image; what they are is for the caller to find out. */
  fetchImage(address: string, options: FetchOptions): Promise<FetchedResource>
}
