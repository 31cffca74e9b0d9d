import { z } from 'zod'
import { fieldType } from '../model/template.ts'
import { countGraphemes, optionalLine, optionalLines, searchKey } from './text.ts'

/** Most templates in use for contacts, for issues, and for sources. */
export const MOST_TEMPLATES = 100
/** Most fields of a template. */
export const MOST_FIELDS = 50
/** Most answers that a field offers. */
export const MOST_CHOICES = 50

const MOST_CHARACTERS = 100
const MOST_DESCRIPTION_CHARACTERS = 500
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** The name of a template: one line. */
export const templateName = line('Enter a name.', 'A name has at least one letter or digit.')

/** What a template is for, in a few sentences or none. */
export const templateDescription = optionalLines(MOST_DESCRIPTION_CHARACTERS)

const fieldLabel = line('Enter a label.', 'A label has at least one letter or digit.')
const choice = line('Enter what can be chosen, or take this line away.', 'This has no letter or digit.')

const typedField = z
  .strictObject({
    label: fieldLabel,
    type: fieldType,
    choices: z.array(choice).max(MOST_CHOICES, `A field offers at most ${MOST_CHOICES} answers.`),
    required: z.boolean(),
  })
  .superRefine(({ type, choices }, context) => {
    const say = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path: ['choices', ...path] })
    if (type !== 'choice' && choices.length > 0) say('Only a choice offers answers.')
    if (type === 'choice' && choices.length < 2) say('Offer at least two answers.')
    for (const place of repeated(choices)) say('This answer is offered above already.', place)
  })

/** The fields of a template, in their order: at least one, no two with the same label. */
export const templateFields = z
  .array(typedField)
  .min(1, 'A template needs at least one field.')
  .max(MOST_FIELDS, `A template has at most ${MOST_FIELDS} fields.`)
  .superRefine((fields, context) => {
    for (const place of repeated(fields.map(({ label }) => label)))
      context.addIssue({
        code: 'custom',
        message: 'Another field has this label already.',
        path: [place, 'label'],
      })
  })

/** The places of texts that stand further up already, whatever their letter case. */
function repeated(texts: readonly string[]): number[] {
  const keys = texts.map(searchKey)
  return keys.flatMap((key, place) => (keys.indexOf(key) < place ? [place] : []))
}

function line(empty: string, silent: string) {
  return optionalLine(MOST_CHARACTERS)
    .refine((text) => countGraphemes(text) > 0, empty)
    .refine((text) => text === '' || SAYS_SOMETHING.test(text), silent)
}
