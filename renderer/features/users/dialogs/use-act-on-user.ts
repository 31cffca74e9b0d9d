import { useEffect, useState } from 'react'
import type { Input } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { UserDetails } from '../../../../shared/model/user.ts'
import type { UserActPreview } from '../../../../shared/model/user-act.ts'
import { useRead } from '../../../bridge/use-operation.ts'

/** What a dialog about a user shows before anything is done. */
export interface ActOnUser {
  details: UserDetails | undefined
  preview: UserActPreview | undefined
  isReady: boolean
  /** Somebody changed the user while the dialog was open; what is shown is already the current state. */
  changed: boolean
  failure: AppError | null
  refresh(): void
}

/** Reads the person and what the act would do now, afresh whenever a dialog opens. */
export function useActOnUser(
  userId: string,
  act: Input<'users.preview'>['act'],
  { to, keepCaseId }: Pick<Input<'users.preview'>, 'to' | 'keepCaseId'> = {},
): ActOnUser {
  const details = useRead('users.read', { userId })
  const preview = useRead(
    'users.preview',
    { userId, act, ...(to && { to }), ...(keepCaseId && { keepCaseId }) },
    { enabled: act !== 'changeLevel' || to !== undefined, keep: true },
  )
  const [firstVersion, setFirstVersion] = useState<number>()
  // An answer from before the dialog opened is no state that somebody could have changed "in the meantime".
  const version = preview.isStale || preview.isPlaceholderData ? undefined : preview.data?.version
  if (version !== undefined && firstVersion === undefined) setFirstVersion(version)

  const { refetch: readDetails } = details
  const { refetch: readPreview } = preview
  useEffect(() => {
    void readDetails()
    if (act !== 'changeLevel') void readPreview()
  }, [readDetails, readPreview, act])

  const shown = firstVersion === undefined ? undefined : preview.data
  return {
    details: details.data,
    preview: shown,
    isReady: details.data !== undefined && shown !== undefined,
    changed: version !== undefined && firstVersion !== undefined && version !== firstVersion,
    failure: details.error ?? preview.error,
    refresh: () => {
      void readDetails()
      void readPreview()
    },
  }
}
