import { AppError } from '../../../../shared/errors.ts'
import type { NamedCase } from '../../../../shared/model/case.ts'
import type { UserDetails } from '../../../../shared/model/user.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { goTo, hashOf } from '../../../stores/location.ts'
import { notify } from '../../../stores/notices.ts'

type Case = Pick<NamedCase, 'caseId' | 'number'>

/** Putting somebody on cases and taking them off, from their own details. */
export function useCaseActs({ userId, name, level, status }: UserDetails) {
  const adding = useAct('cases.addPeople')
  const removing = useAct('cases.removePerson')
  const moving = useAct('users.moveGuest')

  const tell = (error: unknown, leftCase: Case) => {
    const { code, message } = AppError.from(error)
    // Who takes open work is said on the case, where everybody who can take it is known.
    const toCase = { label: 'Open the case', run: () => goTo(hashOf('/cases', { case: leftCase.caseId })) }
    const hasWork = code === 'case.person-has-work'
    notify({ tone: 'failure', text: message, ...(hasWork && { action: toCase }) })
  }
  const remove = async (from: Case) => {
    try {
      await removing.runOrThrow({ caseId: from.caseId, userId })
      const undo = { label: 'Undo', run: () => void add(from) }
      const text = `${name} is not on ${from.number} any more.`
      notify({ tone: 'success', text, ...(status === 'active' && { action: undo }) })
    } catch (error) {
      tell(error, from)
    }
  }
  const add = async (to: Case) => {
    try {
      await adding.runOrThrow({ caseId: to.caseId, userIds: [userId] })
      const undo = { label: 'Undo', run: () => void remove(to) }
      notify({ tone: 'success', text: `${name} is on ${to.number} now.`, action: undo })
    } catch (error) {
      tell(error, to)
    }
  }
  const move = async (from: Case, to: Case) => {
    try {
      await moving.runOrThrow({ userId, fromCaseId: from.caseId, toCaseId: to.caseId })
      notify({ tone: 'success', text: `${name} is on ${to.number} now, and on no other case.` })
      return true
    } catch (error) {
      tell(error, from)
      return false
    }
  }
  const busy = adding.busy || removing.busy || moving.busy
  return { add, remove, move, busy, isGuest: level === 'guest' }
}
