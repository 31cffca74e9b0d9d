import type { Template, TemplateField, TemplateKind } from './template.ts'

/** What a template says, before or after it is stored. */
export type TemplateContent = Pick<Template, 'name' | 'description' | 'fields'>

const line = (label: string, required = false): TemplateField => ({
  label,
  type: 'text',
  choices: [],
  required,
})
const lines = (label: string, required = false): TemplateField => ({
  label,
  type: 'long-text',
  choices: [],
  required,
})
const date = (label: string, required = false): TemplateField => ({
  label,
  type: 'date',
  choices: [],
  required,
})
const yesNo = (label: string): TemplateField => ({ label, type: 'yes-no', choices: [], required: false })
const choice = (label: string, choices: string[], required = false): TemplateField => ({
  label,
  type: 'choice',
  choices,
  required,
})

/** Usual forms to start from; the first of a kind is offered where there is none yet. */
export const readyTemplates: Record<TemplateKind, readonly TemplateContent[]> = {
  contact: [
    {
      name: 'Contact',
      description: 'Anybody who has to do with the case.',
      fields: [
        line('Name', true),
        choice(
          'Part in the case',
          ['Client', 'Opposing party', 'Counsel', 'Witness', 'Court', 'Other'],
          true,
        ),
        line('Firm or organization'),
        line('Phone'),
        line('E-mail'),
        lines('Address'),
        lines('Notes'),
      ],
    },
    {
      name: 'Witness',
      description: 'Somebody who saw or heard something.',
      fields: [
        line('Name', true),
        choice('Called by', ['Us', 'The other side', 'The court'], true),
        line('Phone'),
        lines('What they know', true),
        date('Deposition on'),
        yesNo('Will testify'),
      ],
    },
    {
      name: 'Expert',
      description: 'Somebody who gives an opinion for one side.',
      fields: [
        line('Name', true),
        line('Field', true),
        choice('Retained by', ['Us', 'The other side'], true),
        date('Report due'),
        { label: 'Fee per hour', type: 'number', choices: [], required: false },
      ],
    },
  ],
  issue: [
    {
      name: 'Issue',
      description: 'A question that the case turns on.',
      fields: [
        lines('Question', true),
        choice('Kind', ['Of law', 'Of fact', 'Of both'], true),
        lines('Our position'),
        lines('Their position'),
        choice('Weight', ['Decisive', 'Important', 'Minor']),
      ],
    },
  ],
  source: [
    {
      name: 'Document',
      description: 'Something in writing.',
      fields: [
        line('Title', true),
        date('Date'),
        line('Author'),
        line('Produced by'),
        line('Bates numbers'),
        yesNo('Privileged'),
        lines('Summary'),
      ],
    },
    {
      name: 'Deposition',
      description: 'Testimony taken out of court.',
      fields: [
        line('Deponent', true),
        date('Date', true),
        line('Taken by'),
        { label: 'Pages', type: 'number', choices: [], required: false },
        lines('Summary'),
      ],
    },
  ],
}
