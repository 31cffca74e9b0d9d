import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { OperationName } from '../../shared/contract/index.ts'

/** Reads something again that a refusal showed to be out of date. */
export function useRefresh(): (reads: readonly OperationName[]) => void {
  const cache = useQueryClient()
  return useCallback(
    (reads) => {
      for (const read of reads) void cache.invalidateQueries({ queryKey: [read] })
    },
    [cache],
  )
}
