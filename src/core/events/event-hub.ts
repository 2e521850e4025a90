/**
 * Hands events to everyone who listens. A subscription is in force from the call on, not from the first read, so that
 * nothing that happens in between is missed.
 */
export interface EventHub<Event> {
  publish(event: Event): void
  /** Events from now on; ends when the signal aborts, the reader leaves, or the hub closes. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Event, void, void>
  /** Ends all subscriptions after what they have not read yet. */
  close(): void
}

interface Subscriber<Event> {
  queue: Event[]
  isEnded: boolean
  wake: () => void
}

async function* drain<Event>(
  subscriber: Subscriber<Event>,
  leave: () => void,
): AsyncGenerator<Event, void, void> {
  try {
    for (;;) {
      while (subscriber.queue.length > 0) yield subscriber.queue.shift() as Event
      if (subscriber.isEnded) return
      await new Promise<void>((resolve) => {
        subscriber.wake = resolve
      })
    }
  } finally {
    leave()
  }
}

export function createEventHub<Event>(): EventHub<Event> {
  const subscribers = new Set<Subscriber<Event>>()
  let isClosed = false
  const end = (subscriber: Subscriber<Event>) => {
    subscriber.isEnded = true
    subscribers.delete(subscriber)
    subscriber.wake()
  }
  return {
    publish(event) {
      for (const subscriber of subscribers) {
        subscriber.queue.push(event)
        subscriber.wake()
      }
    },
    subscribe(signal) {
      const subscriber: Subscriber<Event> = { queue: [], isEnded: isClosed, wake: () => {} }
      if (!isClosed) subscribers.add(subscriber)
      const onAbort = () => end(subscriber)
      if (signal?.aborted) onAbort()
      else signal?.addEventListener('abort', onAbort, { once: true })
      return drain(subscriber, () => {
        subscribers.delete(subscriber)
        signal?.removeEventListener('abort', onAbort)
      })
    },
    close() {
      isClosed = true
      for (const subscriber of [...subscribers]) end(subscriber)
    },
  }
}
