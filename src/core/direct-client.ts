/**
 * The contract without a transport: for the command line and for tests, which run in the core's own process.
 */
import { createRouterClient } from '@orpc/server'
import type { OffprintClient } from '../shared/contract/client.ts'
import type { Core } from './core.ts'

/** Calls the core's procedures in place; input is validated and errors are typed as through any other door. */
export function createDirectClient(core: Core): OffprintClient {
  return createRouterClient(core.router)
}
