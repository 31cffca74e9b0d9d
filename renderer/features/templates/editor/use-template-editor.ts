import { useId, useState } from 'react'
import { parseInput } from '../../../../shared/contract/http.ts'
import { operations } from '../../../../shared/contract/index.ts'
import { AppError, type FieldProblem } from '../../../../shared/errors.ts'
import type { Template } from '../../../../shared/model/template.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { moved } from '../moved.ts'
import { emptyField, type TypedField, type TypedTemplate, toContent, toTyped } from './typed-template.ts'
import type { Editing } from './use-editing.ts'

/** What is typed into the editor, what is wrong with it, and how it is saved. */
export function useTemplateEditor({ kind, template, from }: Editing, current: Template | undefined) {
  const prefix = useId()
  const creating = useAct('templates.create')
  const changing = useAct('templates.change')
  const [base, setBase] = useState(template)
  const [initial, setInitial] = useState(() => toTyped(template ?? from))
  const [typed, setTyped] = useState(initial)
  const [problem, setProblem] = useState<AppError>()
  const [attempt, setAttempt] = useState(0)
  const content = toContent(typed)
  const isDirty = JSON.stringify(content) !== JSON.stringify(toContent(initial))

  const change = (part: Partial<TypedTemplate>) => {
    setTyped((before) => ({ ...before, ...part }))
    setProblem(undefined)
  }
  const changeField = (key: number, part: Partial<TypedField>) =>
    change({ fields: typed.fields.map((field) => (field.key === key ? { ...field, ...part } : field)) })
  const idOf = (...parts: readonly (string | number)[]) => [prefix, ...parts].join('-')
  const problems = (problem?.fields ?? []).map((one) => locate(one, typed, idOf))

  return {
    typed,
    content,
    isDirty,
    base,
    busy: creating.busy || changing.busy,
    /** Somebody saved the same template since it was opened here. */
    isOutdated: base !== undefined && current !== undefined && current.version > base.version,
    attempt,
    problems,
    /** A refusal that belongs to no field. */
    refusal: problem && problems.length === 0 ? problem.message : undefined,
    idOf,
    errorOf: (id: string) => problems.find(({ field }) => field === id)?.message,
    change,
    changeField,
    addField: () => {
      const field = emptyField()
      change({ fields: [...typed.fields, field] })
      return idOf(field.key, 'label')
    },
    removeField: (key: number) => change({ fields: typed.fields.filter((field) => field.key !== key) }),
    moveField: (place: number, to: number) => change({ fields: moved(typed.fields, place, to) }),
    startFrom: (other: Editing['from']) => {
      const start = toTyped(other)
      setInitial(start)
      setTyped(start)
      setProblem(undefined)
    },
    /** Takes over what somebody else saved. */
    showSaved: () => {
      const start = toTyped(current)
      setBase(current)
      setInitial(start)
      setTyped(start)
      setProblem(undefined)
    },
    /** Goes on with what is typed here, knowing what was saved. */
    keepTyped: () => {
      setBase(current)
      setProblem(undefined)
    },
    async save(): Promise<Template | undefined> {
      setProblem(undefined)
      try {
        if (!base) {
          const input = { kind, ...content }
          parseInput(operations['templates.create'].input, input)
          return await creating.runOrThrow(input)
        }
        const input = { templateId: base.templateId, version: base.version, ...content }
        parseInput(operations['templates.change'].input, input)
        return await changing.runOrThrow(input)
      } catch (error) {
        setProblem(AppError.from(error))
        setAttempt((before) => before + 1)
        return undefined
      }
    },
  }
}

/** The editor as the parts of its dialog take it. */
export type TemplateEditor = ReturnType<typeof useTemplateEditor>

/** Finds the control a problem belongs to: `fields.2.choices.1` is the answers of the third field. */
function locate(
  { path, message }: FieldProblem,
  { fields }: TypedTemplate,
  idOf: (...parts: readonly (string | number)[]) => string,
): { field: string; message: string } {
  const [part = '', place, of] = path.split('.')
  if (part !== 'fields') return { field: idOf(part), message }
  const field = place === undefined ? undefined : fields[Number(place)]
  if (!field) return { field: idOf('add'), message }
  return {
    field: idOf(field.key, of === 'choices' ? 'answers' : 'label'),
    message: `${nameOf(field, place)}: ${message}`,
  }
}

function nameOf({ label }: TypedField, place: string | undefined): string {
  return label.trim() || `Field ${Number(place) + 1}`
}
