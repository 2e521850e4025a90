/** A folder whose files are imported as they appear. Its path is the door's business, never the page's. */

/** A file that has kept its size for a moment, so that nobody seems to be writing it any more. */
export interface InboxFile {
  /** Absolute. */
  path: string
  /** Without its folder, as the report has it. */
  name: string
  sizeBytes: number
  /** Milliseconds since 1970, UTC. */
  modifiedAt: number
  /** Stands for the file in an import. */
  handle: string
}

export interface InboxFolder {
  /**
   * Calls `onSettled` with every settled file of the folder, again each time it looks, until stopped; never twice at a
   * time. The folder may be missing, vanish and come back.
   */
  watch(onSettled: (files: InboxFile[]) => Promise<void>): {
    /** Resolves when `onSettled` is not running and will not be called again. */
    stop(): Promise<void>
  }
}
