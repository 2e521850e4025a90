/** The typed client that every door hands out, whatever its transport. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from './contract.ts'

export type OffprintClient = ContractRouterClient<Contract>
