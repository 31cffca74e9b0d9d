import { z } from 'zod'

/** The four permission levels, highest first; the order is the sort order of lists. Source: product.md section 1. */
export const levels = ['administrator', 'standard', 'limited', 'guest'] as const

/** A user's permission level. */
export const level = z.enum(levels)
export type Level = z.infer<typeof level>

/** What each level is called on screen and in mail, what it lets a person do in one line, and whether it is a paid seat. */
export const levelFacts: Record<Level, { name: string; summary: string; isPaidSeat: boolean }> = {
  administrator: {
    name: 'Account Administrator',
    summary: 'Everything: users, billing, account information, templates and all cases.',
    isPaidSeat: true,
  },
  standard: {
    name: 'Standard User',
    summary: 'All cases and data of the firm. No Account Settings.',
    isPaidSeat: true,
  },
  limited: {
    name: 'Limited User',
    summary: 'Only the cases they are assigned to.',
    isPaidSeat: true,
  },
  guest: {
    name: 'Free Guest User',
    summary: 'Exactly one case. For clients, experts and co-counsel.',
    isPaidSeat: false,
  },
}

/** The cost of inviting somebody at a level, as the invitation dialog says it. */
export function costSentence(of: Level): string {
  return levelFacts[of].isPaidSeat ? 'a paid seat from acceptance' : 'free'
}

/** A level in a sentence: "an Account Administrator", "a Limited User". */
export function levelWithArticle(of: Level): string {
  const { name } = levelFacts[of]
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`
}
