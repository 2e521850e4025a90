/**
 * Gives each window its own line to the core: one end of a channel to the page, the other to the core's process.
 * Main only brokers; what is said on the line never passes through it.
 */
import type { MessageChannelMain, WebContents } from 'electron'
import { CHANNELS } from '../../shared/contract/desktop.ts'
import type { CoreLink } from './core-link.ts'

export type BrokeredContents = Pick<WebContents, 'id' | 'on' | 'postMessage'>

export interface PortBroker {
  /** Connects the contents whenever they have loaded our page, until they are destroyed. */
  serve(contents: BrokeredContents): void
  /** Gives every loaded page a fresh port: the core was started, or started again. */
  renew(): void
}

export function createPortBroker(options: {
  createChannel: () => MessageChannelMain
  link: Pick<CoreLink, 'connect' | 'isOpen'>
}): PortBroker {
  const loaded = new Map<number, BrokeredContents>()

  const connect = (contents: BrokeredContents) => {
    const { port1, port2 } = options.createChannel()
    options.link.connect(port1)
    contents.postMessage(CHANNELS.port, null, [port2])
  }

  return {
    serve(contents) {
      // Only now does the page listen; a port posted earlier would be lost.
      contents.on('did-finish-load', () => {
        loaded.set(contents.id, contents)
        if (options.link.isOpen()) connect(contents)
      })
      contents.on('did-start-loading', () => loaded.delete(contents.id))
      contents.on('render-process-gone', () => loaded.delete(contents.id))
      contents.on('destroyed', () => loaded.delete(contents.id))
    },
    renew() {
      for (const contents of loaded.values()) connect(contents)
    },
  }
}
