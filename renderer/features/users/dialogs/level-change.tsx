import type { NamedCase } from '../../../../shared/model/case.ts'
import type { CaseShare, LevelEffect } from '../../../../shared/model/level-effect.ts'
import type { UserDetails } from '../../../../shared/model/user.ts'
import { type Level, levelFacts } from '../../../../shared/rules/levels.ts'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatNumber } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import { nameCase } from '../case-choice/case-words.ts'
import { levelDifference, seatWord } from '../level-words.ts'
import styles from './dialogs.module.css'
import { effectSentence, isUndecided, workWords } from './level-effect-words.ts'

/** Now and then side by side, and what lies between: cases in numbers, and what one may do. */
export function LevelChange({
  user,
  to,
  effect,
  invitationsVoided,
  onLeave,
}: {
  user: UserDetails
  to: Level
  /** Undefined while it is being counted. */
  effect: LevelEffect | undefined
  invitationsVoided: number
  /** A link to a case was followed. */
  onLeave(): void
}) {
  const { gains, loses } = levelDifference(user.level, to)
  // Until the one case is chosen it is open which ones are kept and lost.
  const counted = effect && !isUndecided(effect) ? effect : undefined
  return (
    <section aria-label="What changes" className={styles.change}>
      <div className={styles.sides}>
        <Side title="Now" level={user.level} />
        <Side title="Then" level={to} />
      </div>
      {effect ? (
        <p className={styles.effect}>{effectSentence(effect)}</p>
      ) : (
        <SkeletonRows label="Counting the cases" rows={1} columns={1} />
      )}
      {(counted || !effect) && (
        <Differences title="Keeps" share={counted?.keeps} items={[]} onLeave={onLeave} />
      )}
      <Differences title="Gains" share={counted?.gains} items={gains} onLeave={onLeave} />
      <Differences title="Loses" share={counted?.loses} items={loses} onLeave={onLeave} />
      <p className={styles.small}>
        {user.status === 'active'
          ? `It holds at once: ${user.isYou ? 'you stay' : `${user.name} stays`} signed in, and the next click follows the new level.`
          : `${user.name} is inactive; the new level holds once the access is given back.`}
        {invitationsVoided > 0 &&
          ` ${formatCount(invitationsVoided, 'pending Account Administrator invitation')} from ${user.name} ${invitationsVoided === 1 ? 'is' : 'are'} withdrawn.`}
      </p>
    </section>
  )
}

function Side({ title, level }: { title: string; level: Level }) {
  return (
    <div className={styles.side}>
      <h4 className={styles.sideTitle}>{title}</h4>
      <LevelBadge level={level} />
      <p>{levelFacts[level].summary}</p>
      <p className={styles.small}>{seatWord(level)}</p>
    </div>
  )
}

function Differences({
  title,
  share,
  items,
  onLeave,
}: {
  title: string
  share: CaseShare | undefined
  items: readonly string[]
  onLeave(): void
}) {
  const count = share?.count ?? 0
  const others = count - (share?.first.length ?? 0)
  return (
    <div>
      <h4 className={styles.sideTitle}>{count > 0 ? `${title} ${formatCount(count, 'case')}` : title}</h4>
      {count === 0 && items.length === 0 && <p className={styles.small}>Nothing</p>}
      {share && count > 0 && (
        <ul className={styles.cases} aria-label={`${title}: cases`}>
          {share.first.map((one) => (
            <CaseLine key={one.caseId} {...{ one, onLeave }} />
          ))}
          {others > 0 && <li className={styles.small}>{`and ${formatNumber(others)} more`}</li>}
        </ul>
      )}
      {items.length > 0 && (
        <ul className={styles.differences} aria-label={`${title}: permissions`}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function CaseLine({ one, onLeave }: { one: CaseShare['first'][number] & NamedCase; onLeave(): void }) {
  const work = workWords(one)
  return (
    <li>
      <TextLink href={hashOf('/cases', { case: one.caseId })} onClick={onLeave}>
        {nameCase(one)}
      </TextLink>
      {work !== undefined && <span className={styles.held}>{work}</span>}
    </li>
  )
}
