import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { levelEffect } from './level-effect.ts'
import { id, version } from './primitives.ts'
import { heldWork } from './user.ts'

/** What an act on a user would do, stated before it is done. `refusal` is the code that would answer it now. */
export const userActPreview = z.object({
  userId: id,
  version,
  /** Signed-in devices that would be signed out. */
  sessionsEnding: z.number().int(),
  /** Pending administrator invitations sent by this person that would be withdrawn. */
  invitationsVoided: z.number().int(),
  /** What they hold, which could be handed over first; for a deactivation only. */
  work: heldWork.nullable(),
  /** What happens to the cases they see; for a change of level only. */
  levelEffect: levelEffect.nullable(),
  refusal: z.string().nullable(),
  /** Administrators who could be asked, or promoted people suggested, when the last administrator is meant. */
  candidates: z.array(z.object({ userId: id, name: z.string(), level })),
})
export type UserActPreview = z.infer<typeof userActPreview>
