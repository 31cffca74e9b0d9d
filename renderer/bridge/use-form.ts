import { type ChangeEvent, useId, useState } from 'react'
import { parseInput } from '../../shared/contract/http.ts'
import { type Input, type OperationName, type Output, operations } from '../../shared/contract/index.ts'
import type { ErrorCode } from '../../shared/error-catalogue.ts'
import { AppError } from '../../shared/errors.ts'
import { refusalSentence } from '../refusal-sentence.ts'
import { useAct } from './use-operation.ts'

/** What a form needs to know. `V` is what is typed; `toInput` makes the operation's input of it. */
export interface FormSetup<N extends OperationName, V extends Record<string, string>> {
  operation: N
  initial: V
  toInput(values: V): Input<N>
  /** What to say about fields that must not be left empty, in the order of the form. */
  required?: Partial<Record<keyof V & string, string>>
  /** Refusals that belong to one field. The rest is shown over the form. */
  fieldOfCode?: Partial<Record<ErrorCode, keyof V & string>>
  /** Where the contract's path of a problem differs from the field's name. */
  fieldOfPath?: Record<string, keyof V & string>
}

/** A field as the controls of components/ take it. */
export interface FormField {
  id: string
  value: string
  error: string | undefined
  onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void
}

export interface Form<N extends OperationName, V extends Record<string, string>> {
  values: V
  field(name: keyof V & string): FormField
  set(name: keyof V & string, value: string): void
  /** Every problem with the element it belongs to, for FormSummary; `attempt` counts the tries to send. */
  errors: readonly { field: string; message: string }[]
  attempt: number
  /** A refusal that belongs to no field. */
  refusal: AppError | undefined
  /** The same in the words a person reads. */
  refusalText: string | undefined
  busy: boolean
  isDirty: boolean
  /** Checks, sends, and answers the output; undefined when something has to be corrected. */
  submit(): Promise<Output<N> | undefined>
  reset(values?: V): void
}

/** A form over one operation: the contract's own schema checks it before it is sent, and its refusals find their fields. */
export function useForm<N extends OperationName, V extends Record<string, string>>(
  setup: FormSetup<N, V>,
): Form<N, V> {
  const prefix = useId()
  const act = useAct(setup.operation)
  const [values, setValues] = useState(setup.initial)
  const [problem, setProblem] = useState<AppError>()
  const [attempt, setAttempt] = useState(0)
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set())
  const byField = problemsByField(setup, problem)
  for (const name of corrected) byField.delete(name)
  const refusal = problem && problemsByField(setup, problem).size === 0 ? problem : undefined
  const idOf = (name: string) => `${prefix}${name}`
  const set = (name: string, value: string) => {
    setValues((before) => ({ ...before, [name]: value }))
    setCorrected((before) => new Set(before).add(name))
  }

  return {
    values,
    set,
    field: (name) => ({
      id: idOf(name),
      value: values[name] ?? '',
      error: byField.get(name),
      onChange: (event) => set(name, event.currentTarget.value),
    }),
    errors: Object.keys(setup.initial).flatMap((name) => {
      const message = byField.get(name)
      return message === undefined ? [] : [{ field: idOf(name), message }]
    }),
    attempt,
    refusal,
    refusalText: refusal && refusalSentence(refusal),
    busy: act.busy,
    isDirty: Object.entries(values).some(([name, value]) => value !== setup.initial[name]),
    async submit() {
      if (act.busy) return undefined
      setProblem(undefined)
      setCorrected(new Set())
      try {
        const input = setup.toInput(values)
        checkInput(setup, values, input)
        return await act.runOrThrow(input)
      } catch (error) {
        setProblem(AppError.from(error))
        setAttempt((before) => before + 1)
        return undefined
      }
    },
    reset(next = setup.initial) {
      setValues(next)
      setProblem(undefined)
      setCorrected(new Set())
      setAttempt(0)
    },
  }
}

/** Empty fields first, in the words of the form; then whatever else the contract says. */
function checkInput<N extends OperationName, V extends Record<string, string>>(
  setup: FormSetup<N, V>,
  values: V,
  input: Input<N>,
): void {
  const empty = Object.entries<string | undefined>(setup.required ?? {}).flatMap(([path, message = '']) =>
    values[path]?.trim() === '' ? [{ path, message }] : [],
  )
  const isEmpty = (path: string) =>
    empty.some((problem) => problem.path === (setup.fieldOfPath?.[path] ?? path))
  try {
    parseInput(operations[setup.operation].input, input)
  } catch (error) {
    const { fields = [] } = AppError.from(error)
    const others = fields.filter(({ path }) => !isEmpty(path))
    throw new AppError('request.invalid', undefined, { fields: [...empty, ...others] })
  }
  if (empty.length > 0) throw new AppError('request.invalid', undefined, { fields: empty })
}

function problemsByField<N extends OperationName, V extends Record<string, string>>(
  setup: FormSetup<N, V>,
  problem: AppError | undefined,
): Map<string, string> {
  const found = new Map<string, string>()
  if (!problem) return found
  const field = setup.fieldOfCode?.[problem.code]
  if (field) found.set(field, refusalSentence(problem))
  for (const { path, message } of problem.fields ?? []) {
    const name = setup.fieldOfPath?.[path] ?? path
    if (Object.hasOwn(setup.initial, name) && !found.has(name)) found.set(name, message)
  }
  return found
}
