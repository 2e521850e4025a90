/**
 * Decides how long to wait before a process (the core's, the page's) is started again after it died, and when to stop
 * trying: one that dies at once would otherwise be started for ever.
 */

const DELAYS_MS = [250, 1_000, 4_000]
/** A process that ran this long was healthy; what happens next is a new trouble. */
const HEALTHY_AFTER_MS = 60_000

export interface RestartPolicy {
  opened(): void
  /** Milliseconds to wait before the next start, or null when it should not be started any more. */
  died(): number | null
}

/** `now` is in milliseconds on any steady scale. */
export function createRestartPolicy(now: () => number): RestartPolicy {
  let deaths = 0
  let openedAt: number | null = null
  return {
    opened() {
      openedAt = now()
    },
    died() {
      if (openedAt !== null && now() - openedAt >= HEALTHY_AFTER_MS) deaths = 0
      openedAt = null
      return DELAYS_MS[deaths++] ?? null
    },
  }
}
