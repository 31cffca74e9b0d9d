import { useState } from 'react'
import { MAX_ADDRESSES_AT_ONCE } from '../../../../shared/rules/invitations.ts'
import type { Level } from '../../../../shared/rules/levels.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Stack } from '../../../components/stack.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { TokenField } from '../../../components/token-field.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { ask } from '../asked.ts'
import { CaseChoice } from '../case-choice/case-choice.tsx'
import { casesAtLevel } from '../case-choice/case-words.ts'
import { useChosenCases } from '../case-choice/use-chosen-cases.ts'
import { useIsMailOff } from '../delivery-words.ts'
import { useResend } from '../invitations/use-resend.ts'
import { changeView } from '../users-view.ts'
import { InviteFooter } from './invite-footer.tsx'
import { invitedSentence } from './invited-sentence.ts'
import { LevelCards } from './level-cards.tsx'
import { parseTokens } from './parse-tokens.ts'
import { isSendable, tokenOf } from './token-of.ts'
import { useVerdicts } from './use-verdicts.ts'

/** Invites any number of people at one level. */
export function InviteDialog({
  opened,
  onClose,
  caseId,
}: {
  opened: boolean
  onClose(): void
  /** The case that somebody is to be invited to. */
  caseId?: string | undefined
}) {
  const { account } = useSignedIn()
  const create = useAct('invitations.create')
  const resend = useResend()
  const isMailOff = useIsMailOff()
  const offline = useOfflineReason()
  const [addresses, setAddresses] = useState<readonly string[]>([])
  const [level, setLevel] = useState<Level>('standard')
  const [cases, setCases] = useChosenCases(caseId)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const [result, setResult] = useState('')
  const [isLeaving, setIsLeaving] = useState(false)
  const caseIds = cases.map(({ caseId }) => caseId)
  const check = useVerdicts(addresses, { level, caseIds }, opened && offline === undefined)

  const remove = (gone: readonly string[]) =>
    setAddresses((before) => before.filter((address) => !gone.includes(address)))
  const sendable = addresses.filter((address) => isSendable(check.verdicts.get(address)))
  const tokens = addresses.map((typed) =>
    tokenOf(typed, check.verdicts.get(typed), {
      onOpen: (userId) => {
        onClose()
        changeView({ tab: 'current', user: userId }, { step: true })
      },
      onReactivate: (userId, name) => ask({ act: 'reactivate', user: { userId, name } }),
      onResend: async (invitationId) => {
        if (await resend(invitationId)) remove([typed])
      },
    }),
  )

  const leave = () => {
    if (addresses.length > 0 && !isLeaving) setIsLeaving(true)
    else onClose()
  }
  const send = async () => {
    setMissing(addresses.length === 0)
    if (sendable.length === 0 || offline) return
    const answer = await create.run({
      addresses: sendable,
      level,
      ...(caseIds.length > 0 && { caseIds }),
      ...(note.trim() !== '' && { note }),
    })
    if (!answer) return
    const refused = answer.refused.map(({ typed }) => typed)
    const left = addresses.filter((address) => !sendable.includes(address) || refused.includes(address))
    setAddresses(left)
    const text = invitedSentence(answer.invited, account.timeZone, isMailOff)
    setResult(text)
    check.checkAgain()
    if (left.length > 0) return
    onClose()
    notify({ tone: 'success', text })
  }
  const noteProblem = create.error?.fields?.find(({ path }) => path === 'note')?.message

  return (
    <Dialog
      opened={opened}
      onClose={leave}
      title="Invite users"
      size="xl"
      busy={create.busy}
      onSubmit={() => void send()}
      footer={
        <InviteFooter
          count={sendable.length}
          level={level}
          busy={create.busy}
          disabledReason={offline}
          leaving={isLeaving ? addresses.length : undefined}
          onCancel={leave}
          onStay={() => setIsLeaving(false)}
        />
      }
    >
      <Stack>
        {create.error && !noteProblem && <Banner tone="danger">{create.error.message}</Banner>}
        {result !== '' && addresses.length > 0 && (
          <Banner tone="info">
            {`${result} ${formatCount(addresses.length, 'address needs', 'addresses need')} a decision, for the reasons below.`}
          </Banner>
        )}
        {check.failure && (
          <Banner tone="warning" action={{ label: 'Check again', run: check.checkAgain }}>
            {`The addresses could not be checked. ${check.failure.message}`}
          </Banner>
        )}
        <TokenField
          label="E-mail addresses"
          hint={`Type or paste any list: from a mail, a spreadsheet, one below the other. Up to ${MAX_ADDRESSES_AT_ONCE}.`}
          tokens={tokens}
          onChange={(next) => {
            setAddresses(next.map(({ text }) => text))
            setIsLeaving(false)
            setMissing(false)
          }}
          parse={parseTokens}
          max={MAX_ADDRESSES_AT_ONCE}
          placeholder="name@firm.com"
          error={missing && 'Enter at least one address.'}
          data-autofocus
        />
        <LevelCards
          value={level}
          onChange={(next) => {
            setLevel(next)
            setCases(casesAtLevel(next, cases))
          }}
        />
        <CaseChoice level={level} value={cases} onChange={setCases} />
        <Textarea
          label="Note"
          optional
          hint="Stands in the invitation, in your words."
          rows={2}
          value={note}
          error={noteProblem}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
    </Dialog>
  )
}
