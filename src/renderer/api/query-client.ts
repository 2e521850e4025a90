/** The query cache with the defaults that fit a core on the same machine: no polling, no guess about being online. */
import { ORPCError } from '@orpc/client'
import { QueryClient } from '@tanstack/react-query'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        // The core announces every change, so nothing grows stale by itself.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // An answer with an error is an answer; only silence is worth another try.
        retry: (failures, error) => !(error instanceof ORPCError) && failures < 2,
        retryDelay: 400,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
