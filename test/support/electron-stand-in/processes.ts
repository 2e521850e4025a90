/** Stand-ins for the core's process, message channels, and time that passes when a test says so. */
import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'
import { listening, standIn } from './stand-in.ts'

export function createUtilityProcess(modulePath: string, serviceName: string | undefined) {
  const events = listening<UtilityProcess>()
  const sent: { message: unknown; ports: MessagePortMain[] }[] = []
  let isKilled = false
  const child = standIn<UtilityProcess>('UtilityProcess', {
    ...events.members,
    postMessage: (message, ports = []) => void sent.push({ message, ports }),
    kill() {
      isKilled = true
      return true
    },
  })
  return {
    child,
    modulePath,
    serviceName,
    sent,
    isKilled: () => isKilled,
    says: (message: unknown) => events.emit('message', message),
    exits: (code: number) => events.emit('exit', code),
    emit: events.emit,
  }
}

/** Channels whose ports can be told apart: `name` is `1:a` and `1:b`, `2:a` … in the order of making. */
export function createChannels() {
  const names = new Map<MessagePortMain, string>()
  let count = 0
  return {
    createChannel(): MessageChannelMain {
      count++
      const port1 = standIn<MessagePortMain>('MessagePortMain', {})
      const port2 = standIn<MessagePortMain>('MessagePortMain', {})
      names.set(port1, `${count}:a`)
      names.set(port2, `${count}:b`)
      return standIn<MessageChannelMain>('MessageChannelMain', { port1, port2 })
    },
    nameOf: (port: MessagePortMain | undefined) => (port ? names.get(port) : undefined),
  }
}

export function createClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    later(run: () => void, delayMs: number) {
      const timer = { at: now + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    /** Delays of what waits, in milliseconds from now. */
    waiting: () => timers.map(({ at }) => at - now).sort((a, b) => a - b),
    pass(milliseconds: number) {
      now += milliseconds
      const due = timers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}
