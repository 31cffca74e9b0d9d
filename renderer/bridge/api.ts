import type { Call, Input, OperationName, Output } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Transport } from './transport.ts'

/** The typed call over a transport: answers the output or throws the AppError. */
export function createApi(transport: Transport): Call {
  return async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const answer = await transport.call(name, input)
    if (!answer.ok) throw AppError.fromBody(answer.error)
    return answer.value
  }
}
