import { type ActivityTopic, activityTopics } from '../../../shared/model/activity.ts'
import type { ActivityKind } from './record.ts'

type NounOf<K extends string> = K extends `${infer N}.${string}` ? N : never

/** The topic of every noun that kinds of events begin with; one that is forgotten does not compile. */
const topicOfNoun: Record<NounOf<ActivityKind>, ActivityTopic> = {
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
}

/** The topic of a kind of event; null for kinds of a newer version. */
export function topicOf(kind: string): ActivityTopic | null {
  const [noun = ''] = kind.split('.')
  return Object.hasOwn(topicOfNoun, noun) ? topicOfNoun[noun as NounOf<ActivityKind>] : null
}

/** The nouns of some topics; undefined where any will do, as with all topics together. */
export function nounsOf(wanted: readonly ActivityTopic[] | undefined): string[] | undefined {
  const chosen = activityTopics.filter((known) => wanted?.includes(known))
  if (chosen.length === 0 || chosen.length === activityTopics.length) return undefined
  return Object.entries(topicOfNoun).flatMap(([noun, topic]) => (chosen.includes(topic) ? [noun] : []))
}
