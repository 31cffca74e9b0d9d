import { expect, it } from 'vitest'
import { tellActivity } from '../../../backend/modules/activity/sentences.ts'

const ON_CASE = { number: '118', caseName: 'Stone v. Harbour' }

it.each([
  ['task.created', { to: null }, 'added the task “File it” on case 118, Stone v. Harbour'],
  ['task.created', { to: 'Ben' }, 'added the task “File it” on case 118, Stone v. Harbour for Ben'],
  [
    'task.changed',
    { before: 'File', dueOn: null },
    'changed the task “File” to “File it” on case 118, Stone v. Harbour',
  ],
  [
    'task.changed',
    { before: 'File it', dueOn: '2026-12-01' },
    'set 2026-12-01 as the day of the task “File it” on case 118, Stone v. Harbour',
  ],
  [
    'task.changed',
    { before: 'File it', dueOn: null },
    'set no day for the task “File it” on case 118, Stone v. Harbour',
  ],
  [
    'task.given',
    { from: 'Ben', to: 'Cara' },
    'gave the task “File it” on case 118, Stone v. Harbour from Ben to Cara',
  ],
  [
    'task.given',
    { from: 'Ben', to: null },
    'gave the task “File it” on case 118, Stone v. Harbour from Ben to nobody',
  ],
  ['task.given', { from: null, to: 'Cara' }, 'gave the task “File it” on case 118, Stone v. Harbour to Cara'],
  [
    'task.moved',
    { from: 'Open', to: 'Completed' },
    'moved the task “File it” on case 118, Stone v. Harbour from “Open” to “Completed”',
  ],
  [
    'document.added',
    { to: 'Ben' },
    'added the document “File it” on case 118, Stone v. Harbour, to be reviewed by Ben',
  ],
  [
    'document.changed',
    { before: 'File' },
    'renamed the document “File” to “File it” on case 118, Stone v. Harbour',
  ],
  [
    'document.given',
    { from: null, to: 'Cara' },
    'gave the review of the document “File it” on case 118, Stone v. Harbour to Cara',
  ],
  [
    'document.moved',
    { from: 'Not started', to: 'In review, 40 % viewed' },
    'moved the review of the document “File it” on case 118, Stone v. Harbour from “Not started” to “In review, 40 % viewed”',
  ],
] as const)('an event %s %j is told as a sentence', (kind, facts, sentence) => {
  expect(
    tellActivity({ kind, actorName: 'Ana', subjectName: 'File it', facts: { ...ON_CASE, ...facts } }),
  ).toBe(`Ana ${sentence}`)
})
