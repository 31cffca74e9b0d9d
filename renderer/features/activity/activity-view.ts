import type { Input } from '../../../shared/contract/index.ts'
import { type ActivityTopic, activityTopics } from '../../../shared/model/activity.ts'
import { goTo, hashOf, type Location, readDate, useLocation } from '../../stores/location.ts'

export type ActivityFilter = Input<'activity.export'>

/** What is looked at on the Activity page; all of it stands in the hash, so that other pages can lead here. */
export interface ActivityView {
  q: string
  topic: readonly ActivityTopic[]
  /** The person who did it, or whom it was about. */
  user: string | undefined
  from: string | undefined
  to: string | undefined
}

export const ACTIVITY_PATH = '/activity'

export const everything: ActivityView = { q: '', topic: [], user: undefined, from: undefined, to: undefined }

/** Reads the hash; unknown values are dropped. */
export function readActivityView(params: Location['params']): ActivityView {
  const topics = params.get('topic')?.split(',') ?? []
  return {
    q: params.get('q') ?? '',
    topic: activityTopics.filter((topic) => topics.includes(topic)),
    user: params.get('user') ?? undefined,
    from: readDate(params, 'from'),
    to: readDate(params, 'to'),
  }
}

/** The hash of a view; what is not said stays open. */
export function hashOfActivity({ topic, ...rest }: Partial<ActivityView>): string {
  return hashOf(ACTIVITY_PATH, { ...rest, topic: topic?.join(',') })
}

/** What the server is asked for. */
export function filterOf({ q, topic, user, from, to }: ActivityView): ActivityFilter {
  const words = q.trim()
  return {
    ...(words !== '' && { q: words }),
    ...(topic.length > 0 && { topic: [...topic] }),
    ...(user !== undefined && { userId: user }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

/** The view, and how to change a part of it. Filters leave no step for Back. */
export function useActivityView() {
  const params = useLocation((location) => location.params)
  const view = readActivityView(params)
  const change = (part: Partial<ActivityView>) =>
    goTo(hashOfActivity({ ...readActivityView(useLocation.getState().params), ...part }), { replace: true })
  return { view, change }
}
