import { type Level, levelFacts } from '../../../shared/rules/levels.ts'
import { may, type Permission, permissions } from '../../../shared/rules/permissions.ts'

/** Whether somebody of this level takes a seat of the firm's plan: "A paid seat" or "Free". */
export function seatWord(level: Level): string {
  return levelFacts[level].isPaidSeat ? 'A paid seat' : 'Free'
}

/** Every permission in the order of the table. */
export const allPermissions = Object.keys(permissions) as Permission[]

/** What a level allows, in the words of the permission table. */
export function allowedSentences(level: Level): string[] {
  return allPermissions
    .filter((permission) => may(level, permission))
    .map((permission) => permissions[permission].sentence)
}

/** What somebody may do after a change and not before, and the other way round. */
export function levelDifference(from: Level, to: Level): { gains: string[]; loses: string[] } {
  const before = allowedSentences(from)
  const after = allowedSentences(to)
  return {
    gains: after.filter((sentence) => !before.includes(sentence)),
    loses: before.filter((sentence) => !after.includes(sentence)),
  }
}
