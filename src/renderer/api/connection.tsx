/**
 * What the window holds of the outside: the client of the contract, its health, and the desktop's own abilities.
 */
import { createContext, type ReactNode, use } from 'react'
import type { OffprintClient } from '../../shared/contract/client.ts'
import type { NativeCapabilities } from '../../shared/contract/native.ts'
import { takeAccessToken } from './access-token.ts'
import { connectToBrowserDoor } from './browser-transport.ts'
import { connectToDesktop } from './desktop-transport.ts'
import { createLinkHealth, type LinkHealth } from './link-health.ts'

declare global {
  interface Window {
    offprintNative?: NativeCapabilities
  }
}

export interface Connection {
  client: OffprintClient
  health: LinkHealth
  /** Null in the browser door. */
  native: NativeCapabilities | null
}

/** Connects through the door that this page was opened by; null in a browser without a token. */
export function openConnection(page: Window): Connection | null {
  const health = createLinkHealth()
  const native = page.offprintNative
  if (native) return { client: connectToDesktop(page, health), health, native }
  const token = takeAccessToken(page)
  if (token === null) return null
  const door = {
    origin: page.location.origin,
    token,
    fetch: page.fetch.bind(page),
    isLeaving: () => page.document.visibilityState === 'hidden',
  }
  return { client: connectToBrowserDoor(door, health), health, native: null }
}

const ConnectionContext = createContext<Connection | null>(null)

export function ConnectionProvider({ value, children }: { value: Connection; children: ReactNode }) {
  return <ConnectionContext value={value}>{children}</ConnectionContext>
}

/** Throws outside a `ConnectionProvider`: that is a bug, not a state. */
export function useConnection(): Connection {
  const connection = use(ConnectionContext)
  if (!connection) throw new Error('useConnection needs a ConnectionProvider')
  return connection
}

export function useClient(): OffprintClient {
  return useConnection().client
}
