/**
 * The contract over a MessagePort, for the desktop: the port arrives as a window message from our own preload, and
 * again whenever the core process was started anew.
 */
import { createORPCClient, DynamicLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { OffprintClient } from '../../shared/contract/client.ts'
import { PORT_MESSAGE } from '../../shared/contract/native.ts'
import type { LinkHealth } from './link-health.ts'

type PortLink = RPCLink<Record<never, never>>

export function connectToDesktop(page: Window, health: LinkHealth): OffprintClient {
  let current = Promise.withResolvers<PortLink>()
  let hasPort = false
  page.addEventListener('message', (event) => {
    // A frame or an opener could post here too; only our own preload posts as this window.
    if (event.source !== page || event.data !== PORT_MESSAGE) return
    const port = event.ports[0]
    if (!port) return
    if (hasPort) current = Promise.withResolvers<PortLink>()
    hasPort = true
    const { resolve, promise } = current
    resolve(new RPCLink({ port }))
    port.addEventListener('close', () => {
      if (current.promise !== promise) return
      // Calls made between two ports wait for the next one instead of failing.
      current = Promise.withResolvers<PortLink>()
      hasPort = false
      health.set('lost')
    })
    port.start()
    health.set('answering')
  })
  return createORPCClient(new DynamicLink(() => current.promise))
}
