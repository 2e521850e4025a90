/**
 * The stuff stand-ins for Electron's objects are made of: members are checked against Electron's own types when this
 * compiles, and a member that a stand-in does not have throws when it is touched, so nothing passes by accident.
 */

type Listener = (...values: unknown[]) => void

/** An object of Electron's type that has the given members and no others. */
export function standIn<Real extends object>(name: string, members: Partial<Real>): Real {
  return new Proxy(members as Real, {
    get(target, key) {
      if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
      // What an `await` or a matcher asks of every object.
      if (key === 'then' || key === 'toJSON' || key === 'asymmetricMatch') return undefined
      throw new Error(`The stand-in for ${name} has no “${key}”: add it, checked against Electron’s types.`)
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`The stand-in for ${name} has no “${String(key)}” to set.`)
      return Reflect.set(target, key, value)
    },
  })
}

/** The listening half of an object and the means to make it speak. */
export interface Listening<Real extends { on: unknown }> {
  members: Pick<Real & { once: Real['on']; off: Real['on'] }, 'on' | 'once' | 'off'>
  emit(event: string, ...values: unknown[]): void
  /** Names of the events that are listened to, in order and without repetition. */
  heard(): string[]
}

export function listening<Real extends { on: unknown }>(): Listening<Real> {
  const listeners = new Map<string, Set<Listener>>()
  const setOf = (event: string) => {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set)
    return set
  }
  const on = (event: string, listener: Listener) => void setOf(event).add(listener)
  const once = (event: string, listener: Listener) => {
    const run: Listener = (...values) => {
      setOf(event).delete(run)
      listener(...values)
    }
    setOf(event).add(run)
  }
  const off = (event: string, listener: Listener) => void setOf(event).delete(listener)
  return {
    // Electron types each event by an overload; one function that takes them all cannot be written in those terms.
    members: { on, once, off } as unknown as Listening<Real>['members'],
    emit(event, ...values) {
      for (const listener of [...setOf(event)]) listener(...values)
    },
    heard: () => [...listeners.keys()].filter((event) => setOf(event).size > 0),
  }
}

/** An Electron event object that can be prevented; ask `isPrevented` afterwards. */
export function preventable<Extra extends object>(extra?: Extra) {
  let isPrevented = false
  return {
    ...extra,
    preventDefault() {
      isPrevented = true
    },
    get isPrevented() {
      return isPrevented
    },
  }
}
