import type { ActivityTopic } from '../model/activity.ts'

/** What each topic of the activity is called, on screen and in files. */
export const activityTopicNames: Record<ActivityTopic, string> = {
  users: 'Users',
  invitations: 'Invitations',
  cases: 'Cases',
  work: 'Tasks and reviews',
  'hand-overs': 'Hand-over',
  billing: 'Plan',
  payments: 'Payments',
  account: 'Account',
  templates: 'Templates',
  mail: 'Mail',
}
