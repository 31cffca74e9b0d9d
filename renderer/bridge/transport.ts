import type { EventName, EventPayload } from '../../shared/contract/events.ts'
import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import type { Result } from '../../shared/errors.ts'

/** What carries operations and events: the desktop's preload bridge, a browser's fetch, or a test's memory. */
export interface Transport {
  /** `key` names one press of a button: sent again with the same one, a write has effect once. */
  call<N extends OperationName>(name: N, input: Input<N>, key?: string): Promise<Result<Output<N>>>
  /** Answers how to stop listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
}
