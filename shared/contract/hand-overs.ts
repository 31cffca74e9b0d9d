import { z } from 'zod'
import { handOverReceipt, handOverRow, placement, workInventory, workReceiver } from '../model/hand-over.ts'
import { madeFile } from '../model/made-file.ts'
import { cursor, id, version } from '../model/primitives.ts'
import { MAX_PLACEMENTS } from '../rules/hand-overs.ts'
import { account } from './operation.ts'

const ofPerson = z.strictObject({ userId: id })
const one = z.strictObject({ handOverId: id })

/** Who is to receive what; each piece of work once. */
export const placements = z
  .array(placement)
  .max(MAX_PLACEMENTS, `At most ${MAX_PLACEMENTS} pieces of work at once.`)
  .refine(
    (all) => new Set(all.map(({ kind, itemId }) => `${kind}/${itemId}`)).size === all.length,
    'Each piece of work can be given to one person only.',
  )

/** Bytes of twenty thousand placements of about 140 characters. */
export const LARGEST_PLACEMENTS = 4 * 1024 * 1024

/** Handing over the work of somebody who leaves, and taking it back. */
export const handOverOperations = {
  'handOvers.inventory': account({
    route: 'GET /users/:userId/work',
    access: 'handOvers.manage',
    summary:
      'Everything a person holds: open tasks, reviews, cases with nobody else active, their pending invitations.',
    input: ofPerson,
    output: workInventory,
  }),
  'handOvers.receivers': account({
    route: 'GET /users/:userId/work/receivers',
    access: 'handOvers.manage',
    summary: 'Active people who could receive the work of a person, the lightest load first.',
    input: ofPerson.extend({
      q: z.string().max(200).optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(workReceiver) }),
  }),
  'handOvers.suggest': account({
    route: 'GET /users/:userId/work/suggestions',
    access: 'handOvers.manage',
    summary:
      'A receiver for each piece of work: the lightest load among those who can see the case. Changes nothing.',
    input: ofPerson,
    output: z.object({
      placements: z.array(placement.extend({ receiverName: z.string() })),
    }),
  }),
  'handOvers.saveDraft': account({
    route: 'POST /users/:userId/hand-over-draft',
    access: 'handOvers.manage',
    summary: 'Keeps what was placed so far; any administrator can go on with it.',
    largestBody: LARGEST_PLACEMENTS,
    input: ofPerson.extend({
      placements,
      /** The version of the draft it replaces; null when there was none. */
      version: version.nullable(),
    }),
    output: workInventory.shape.draft.unwrap(),
  }),
  'handOvers.discardDraft': account({
    route: 'DELETE /users/:userId/hand-over-draft',
    access: 'handOvers.manage',
    summary: 'Forgets a draft.',
    input: ofPerson.extend({ version: z.coerce.number<string | number>().pipe(version) }),
    output: z.object({}),
  }),
  'handOvers.run': account({
    route: 'POST /users/:userId/hand-over',
    access: 'handOvers.manage',
    summary: 'Gives work to its receivers, all of it or nothing; what was not placed stays where it is.',
    largestBody: LARGEST_PLACEMENTS,
    input: ofPerson.extend({
      placements: placements.min(1, 'Choose a receiver for at least one piece of work.'),
    }),
    output: handOverReceipt,
  }),
  'handOvers.list': account({
    route: 'GET /hand-overs',
    access: 'handOvers.manage',
    summary: 'Hand-overs, newest first, of one person or of all.',
    input: z.strictObject({
      userId: id.optional(),
      cursor: cursor.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(handOverRow), next: cursor.nullable() }),
  }),
  'handOvers.read': account({
    route: 'GET /hand-overs/:handOverId',
    access: 'handOvers.manage',
    summary: 'The receipt of a hand-over, and what reversing it would do now.',
    input: one,
    output: handOverReceipt,
  }),
  'handOvers.reverse': account({
    route: 'POST /hand-overs/:handOverId/reverse',
    access: 'handOvers.manage',
    summary: 'Gives back, within 30 days, whatever its receiver has not touched since.',
    input: one,
    output: handOverReceipt,
  }),
  'handOvers.received': account({
    route: 'GET /hand-overs/:handOverId/received',
    access: 'cases.readAssigned',
    summary: 'What one received by a hand-over: how many pieces of work, whose they were, who gave them.',
    input: one,
    output: z.object({ fromName: z.string(), doneByName: z.string(), items: z.number().int() }),
  }),
  'handOvers.csv': account({
    route: 'GET /hand-overs/:handOverId/csv',
    access: 'handOvers.manage',
    summary: 'A receipt as a CSV file.',
    input: one,
    output: madeFile,
  }),
  'handOvers.pdf': account({
    route: 'GET /hand-overs/:handOverId/pdf',
    access: 'handOvers.manage',
    summary: 'A receipt as a PDF file.',
    input: one,
    output: madeFile,
  }),
}
