import { type ActivityTopic, activityTopics } from '../../../shared/model/activity.ts'
import type { ActivityKind } from './record.ts'

type NounOf<K extends string> = K extends `${infer N}.${string}` ? N : never

const topicOfNoun = {
  account: 'account',
  'mail-server': 'mail',
  message: 'mail',
  plan: 'billing',
  payment: 'payments',
  invoice: 'payments',
  invitation: 'invitations',
  user: 'users',
  case: 'cases',
  cases: 'cases',
  guest: 'cases',
  task: 'work',
  document: 'work',
  'hand-over': 'hand-overs',
  template: 'templates',
} as const satisfies Record<string, ActivityTopic>

/** The topic of every noun that kinds of events begin with; one that is forgotten does not compile. */
const topics: Record<NounOf<ActivityKind>, ActivityTopic> = topicOfNoun

/** The topic of a kind of event; null for kinds of a newer version. */
export function topicOf(kind: string): ActivityTopic | null {
  const [noun = ''] = kind.split('.')
  return Object.hasOwn(topics, noun) ? topics[noun as NounOf<ActivityKind>] : null
}

/** The nouns of some topics; undefined where any will do. */
export function nounsOf(wanted: readonly ActivityTopic[] | undefined): string[] | undefined {
  const chosen = activityTopics.filter((known) => wanted?.includes(known))
  if (chosen.length === 0) return undefined
  return Object.entries(topics).flatMap(([noun, topic]) => (chosen.includes(topic) ? [noun] : []))
}
