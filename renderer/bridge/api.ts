import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Transport } from './transport.ts'

/** A call that may name the press of a button it belongs to. */
export type KeyedCall = <N extends OperationName>(
  name: N,
  input: Input<N>,
  key?: string,
) => Promise<Output<N>>

/** The typed call over a transport: answers the output or throws the AppError. */
export function createApi(transport: Transport): KeyedCall {
  return async <N extends OperationName>(name: N, input: Input<N>, key?: string): Promise<Output<N>> => {
    const answer = await transport.call(name, input, key)
    if (!answer.ok) throw AppError.fromBody(answer.error)
    return answer.value
  }
}
