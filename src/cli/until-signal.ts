/** For commands that run until the person or the system stops them. */

/** Resolves at the first SIGINT or SIGTERM. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    // `once`: a second signal ends the process in the system's own way, whatever the first is still waiting for.
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
