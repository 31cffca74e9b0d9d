import type { AccountOperationName, Output, Parsed } from '../shared/contract/index.ts'
import type { AppError } from '../shared/errors.ts'
import type { DirectRequest, ReadScope, WriteScope } from './scope.ts'

/**
 * How an operation is carried out:
 * `read` gets a connection that sees one account; `write` gets one transaction with the account row locked, which
 * also holds the idempotency record, and may leave something behind when it is refused: `afterRefusal` runs in a
 * transaction of its own once the first one is undone, and answers the refusal to give; `record` is a write whose
 * answer is a secret or is stored already: what it records has effect once, the answer is made anew each time and stored
 * nowhere else; `direct` owns its own transactions.
 */
export type Implementation<N extends AccountOperationName> =
  | { read: (scope: ReadScope, input: Parsed<N>) => Promise<Output<N>> }
  | {
      write: (scope: WriteScope, input: Parsed<N>) => Promise<Output<N>>
      afterRefusal?: (scope: WriteScope, input: Parsed<N>, refusal: AppError) => Promise<AppError>
    }
  | {
      record: (scope: WriteScope, input: Parsed<N>) => Promise<Recorded>
      answer: (scope: WriteScope, input: Parsed<N>, recorded: Recorded) => Promise<Output<N>>
    }
  | { direct: (request: DirectRequest, input: Parsed<N>) => Promise<Output<N>> }

/** What a `record` may keep for its answer: facts by which a repeated request is recognised, never a secret. */
export type Recorded = Record<string, string | number>

/** Implementations of some operations; a module's routes file exports one. */
export type Implementations<N extends AccountOperationName> = { [K in N]: Implementation<K> }
