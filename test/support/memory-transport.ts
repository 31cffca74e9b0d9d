import type { Transport } from '../../renderer/bridge/transport.ts'
import type { EventName, EventPayload } from '../../shared/contract/events.ts'
import { parseInput } from '../../shared/contract/http.ts'
import {
  type Input,
  type OperationName,
  type Output,
  operations,
  type Parsed,
} from '../../shared/contract/index.ts'
import { AppError, type Result } from '../../shared/errors.ts'

/** What answers the operations of a test. Inputs and outputs are held to the contract, as on a real wire. */
export type Handlers = {
  [N in OperationName]?: (input: Parsed<N>) => Output<N> | Promise<Output<N>>
}

export interface MemoryTransport extends Transport {
  /** Tells an event, as the server would. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  /** Inputs of the calls of an operation so far, oldest first. */
  callsOf<N extends OperationName>(name: N): Input<N>[]
  /** What the presses behind those calls were named. */
  keysOf(name: OperationName): (string | undefined)[]
}

/** A transport without a wire. An operation without a handler is refused as unexpected. */
export function memoryTransport(handlers: Handlers): MemoryTransport {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const calls: { name: OperationName; input: unknown; key: string | undefined }[] = []

  return {
    async call<N extends OperationName>(name: N, input: Input<N>, key?: string): Promise<Result<Output<N>>> {
      calls.push({ name, input, key })
      const serve = handlers[name] as ((input: Parsed<N>) => Output<N> | Promise<Output<N>>) | undefined
      try {
        if (!serve) throw new Error(`The test answers no ${name}.`)
        const answer = await serve(parseInput(operations[name].input, input) as Parsed<N>)
        return { ok: true, value: operations[name].output.parse(answer) as Output<N> }
      } catch (error) {
        return { ok: false, error: AppError.from(error).toBody() }
      }
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener as (payload: never) => void))
      return () => known.delete(listener as (payload: never) => void)
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    callsOf<N extends OperationName>(name: N) {
      return calls.filter((call) => call.name === name).map((call) => call.input as Input<N>)
    },
    keysOf: (name) => calls.filter((call) => call.name === name).map((call) => call.key),
  }
}
