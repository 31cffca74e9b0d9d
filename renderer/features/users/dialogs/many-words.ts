import type { Quote } from '../../../../shared/model/quote.ts'
import type { UserRow } from '../../../../shared/model/user.ts'
import { type Level, levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { formatCount, formatList } from '../../../format.ts'
import type { ManyAct } from '../asked.ts'
import type { ActBlock } from './act-blocks.tsx'
import { bookedSentence } from './money-words.ts'

const NAMED = 4

/** Whether an act has anything to do for somebody. */
export function hasEffect(what: ManyAct, user: UserRow, to: Level | undefined): boolean {
  if (what === 'changeLevel') return user.level !== to
  return user.status === (what === 'deactivate' ? 'active' : 'inactive')
}

/** Who is left out because it is already so; undefined when nobody is. */
export function leftOutSentence(
  what: ManyAct,
  users: readonly UserRow[],
  to: Level | undefined,
): string | undefined {
  if (users.length === 0 || (what === 'changeLevel' && !to)) return undefined
  const so =
    what === 'changeLevel' && to ? levelWithArticle(to) : what === 'deactivate' ? 'inactive' : 'active'
  const people =
    users.length > 1 && what === 'changeLevel'
      ? 'have this level already'
      : `${users.length === 1 ? 'is' : 'are'} ${so} already`
  return `${nameSome(users)} ${people} and ${users.length === 1 ? 'is' : 'are'} left out.`
}

/** The question over the dialog. */
export function manyTitle(what: ManyAct, count: number): string {
  const users = formatCount(count, 'user')
  if (what === 'changeLevel') return `Change the permission level of ${users}?`
  return `${what === 'deactivate' ? 'Deactivate' : 'Reactivate'} ${users}?`
}

/** What the button does, without the amount. */
export function manyButton(what: ManyAct, count: number, to: Level | undefined): string {
  const users = formatCount(count, 'user')
  if (what === 'changeLevel') return to ? `Make ${users} ${levelFacts[to].name}` : 'Change level'
  return `${what === 'deactivate' ? 'Deactivate' : 'Reactivate'} ${users}`
}

/** What was done, told afterwards. */
export function manyDone(what: ManyAct, rows: readonly UserRow[], quote: Quote): string {
  const users = formatCount(rows.length, 'user')
  const was = rows.length === 1 ? 'was' : 'were'
  const [first] = rows
  const act =
    what === 'deactivate'
      ? `${users} ${was} deactivated.`
      : what === 'reactivate'
        ? `${users} ${rows.length === 1 ? 'is' : 'are'} active again.`
        : `${users} ${was} given the level ${first ? levelFacts[first.level].name : ''}.`
  return `${act}${bookedSentence(quote)}`
}

/** What it means for everybody, subject by subject. */
export function manyBlocks(what: ManyAct, includesYou: boolean): ActBlock[] {
  if (what === 'reactivate') {
    return [
      {
        title: 'Access',
        lines: ['They can sign in again from now on, with the levels and cases they had before.'],
      },
    ]
  }
  if (what === 'changeLevel') return []
  return [
    {
      title: 'Access',
      lines: [
        'Ends at once on every device. They cannot sign in to this account any more.',
        ...(includesYou ? ['You are among them: you are signed out as soon as you confirm.'] : []),
      ],
    },
    {
      title: 'What stays',
      lines: ['Nothing is deleted. They stay in lists and reports, marked inactive, and can be reactivated.'],
    },
  ]
}

function nameSome(users: readonly UserRow[]): string {
  const names = users.map(({ name }) => name)
  if (names.length <= NAMED) return formatList(names)
  return formatList([...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} others`])
}
