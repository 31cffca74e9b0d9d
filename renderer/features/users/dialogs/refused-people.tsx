import { z } from 'zod'
import type { AppError } from '../../../../shared/errors.ts'
import { Banner } from '../../../components/banner.tsx'
import { LongList } from '../../../components/long-list.tsx'
import { formatNumber } from '../../../format.ts'
import type { Person } from '../asked.ts'
import styles from './dialogs.module.css'

/** Somebody it cannot be done for, and why. */
export interface Refused extends Person {
  reason: string
}

const details = z.object({ refused: z.array(z.object({ userId: z.string(), message: z.string() })) })

/** Whom a refusal of several people is about, by name and reason. */
export function refusedOf(refusal: AppError | null, people: readonly Person[]): Refused[] {
  const [only] = people
  if (refusal === null || !only) return []
  if (people.length === 1 && isAboutPerson(refusal)) return [{ ...only, reason: refusal.message }]
  const known = refusal.code === 'users.refused' ? details.safeParse(refusal.details).data : undefined
  return (known?.refused ?? []).flatMap(({ userId, message }) => {
    const person = people.find((one) => one.userId === userId)
    return person ? [{ ...person, reason: message }] : []
  })
}

function isAboutPerson({ code }: AppError): boolean {
  return code !== 'user.work-on-lost-cases' && (code.startsWith('user.') || code.startsWith('guest.'))
}

/** The people it cannot be done for, with the offer to go on without them. */
export function RefusedPeople({
  refused,
  onLeaveOut,
}: {
  refused: readonly Refused[]
  /** Absent where nobody would be left. */
  onLeaveOut: (() => void) | undefined
}) {
  return (
    <>
      <Banner tone="warning" action={onLeaveOut && { label: 'Leave them out and go on', run: onLeaveOut }}>
        {`This cannot be done for ${formatNumber(refused.length)} of these people. It is done for all of them or for nobody.`}
      </Banner>
      <LongList
        label="People it cannot be done for"
        count={refused.length}
        rowKey={(index) => refused[index]?.userId ?? String(index)}
        row={(index) => (
          <div className={styles.refused}>
            <span className={styles.listName}>{refused[index]?.name}</span>
            <span className={styles.listReason} data-tip={refused[index]?.reason}>
              {refused[index]?.reason}
            </span>
          </div>
        )}
        tall
      />
    </>
  )
}
