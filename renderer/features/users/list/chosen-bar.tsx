import type { UserRow } from '../../../../shared/model/user.ts'
import { Button } from '../../../components/button.tsx'
import { SelectionBar } from '../../../components/selection-bar.tsx'
import { formatNumber } from '../../../format.ts'
import { ask, type ManyAct } from '../asked.ts'
import { clearChosenUsers } from './chosen-users.ts'

/** The acts on the selected people: those that somebody among them allows. */
export function ChosenBar({
  chosen,
  hidden,
  disabledReason,
  onCleared,
}: {
  chosen: ReadonlyMap<string, UserRow>
  hidden: number
  disabledReason: string | undefined
  onCleared(): void
}) {
  const users = [...chosen.values()]
  const [only] = users
  const askAbout = (act: ManyAct) =>
    ask(users.length === 1 && only ? { act, user: only } : { act: 'many', what: act, users })
  return (
    <SelectionBar
      text={`${formatNumber(users.length)} selected${hidden > 0 ? `, ${formatNumber(hidden)} hidden by the filter` : ''}`}
      onClear={() => {
        clearChosenUsers()
        onCleared()
      }}
    >
      <Button kind="quiet" disabledReason={disabledReason} onClick={() => askAbout('changeLevel')}>
        Change level…
      </Button>
      {users.some(({ status }) => status === 'inactive') && (
        <Button kind="quiet" disabledReason={disabledReason} onClick={() => askAbout('reactivate')}>
          Reactivate…
        </Button>
      )}
      {users.some(({ status }) => status === 'active') && (
        <Button kind="deactivate" disabledReason={disabledReason} onClick={() => askAbout('deactivate')}>
          Deactivate…
        </Button>
      )}
    </SelectionBar>
  )
}
