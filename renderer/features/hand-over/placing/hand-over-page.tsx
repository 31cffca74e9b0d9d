import type { ComponentType } from 'react'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconCheck } from '../../../components/icons.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { HAND_OVERS_PATH } from '../../../hand-over-address.ts'
import { hashOf } from '../../../stores/location.ts'
import type { DeactivationProps } from '../deactivation.ts'
import { PlaceWork } from './place-work.tsx'
import styles from './placing.module.css'

/** Handing over the work of one person, or, with a deactivation, their access too. */
export function HandOverPage({
  userId,
  isLeaving,
  Deactivation,
}: {
  userId: string
  /** It ends with the deactivation of the person. */
  isLeaving: boolean
  Deactivation: ComponentType<DeactivationProps>
}) {
  const read = useRead('handOvers.inventory', { userId })
  const inventory = read.data
  if (inventory && inventory.items.length > 0)
    return (
      <PlaceWork
        inventory={inventory}
        isLeaving={isLeaving && inventory.person.status === 'active'}
        Deactivation={Deactivation}
      />
    )
  const user = hashOf('/users', { user: userId })
  return (
    <>
      <PageHeader
        title={inventory ? `Hand over the work of ${inventory.person.name}` : 'Hand over work'}
        subtitle={inventory && levelFacts[inventory.person.level].name}
      />
      {inventory ? (
        <div className={styles.empty}>
          <EmptyState
            icon={<IconCheck size={20} />}
            title="Nothing to hand over"
            text={`${inventory.person.name} holds no open tasks, reviews, cases of their own or pending invitations.`}
            action={<TextLink href={user}>{`Details of ${inventory.person.name}`}</TextLink>}
            secondary={<TextLink href={`#${HAND_OVERS_PATH}`}>All hand-overs</TextLink>}
          />
        </div>
      ) : read.error ? (
        <ErrorState
          title="This work could not be read"
          why={read.error.message}
          safe="Nothing was changed."
          onRetry={read.error.code === 'user.not-found' ? undefined : () => void read.refetch()}
          retrying={read.isFetching}
          details={read.error.requestId}
        />
      ) : (
        <SkeletonRows label="Reading what this person holds" rows={10} columns={3} />
      )}
    </>
  )
}
