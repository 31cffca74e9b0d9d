import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useAct, useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { IconKey, IconLink, IconMail, IconReplace, IconSend, IconTrash } from '../../../components/icons.tsx'
import type { MenuEntry } from '../../../components/menu-types.ts'
import { formatDate } from '../../../format.ts'
import { notify } from '../../../stores/notices.ts'
import { ask } from '../asked.ts'
import { resendPause } from './invitation-words.ts'
import { refusalOf } from './refusal-of.ts'
import { useResend } from './use-resend.ts'

/** The acts of the pencil menu, each ending in a sentence that names the person and the date. */
export function usePencilMenu(offline: string | undefined) {
  const { account } = useSignedIn()
  const linksByEmailOnly = useRead('account.read', {}).data?.linksByEmailOnly ?? false
  const { runOrThrow: copyLink } = useAct('invitationLink.copy')
  const { runOrThrow: withdraw } = useAct('invitations.delete')
  const { runOrThrow: restore } = useAct('invitations.restore')
  const resend = useResend()

  const tell = async (act: () => Promise<string>) => {
    try {
      notify({ tone: 'success', text: await act() })
    } catch (error) {
      notify({ tone: 'failure', text: refusalOf(error) })
    }
  }
  const until = (instant: string) => formatDate(instant, account.timeZone)

  const copy = (invitation: InvitationRow) =>
    tell(async () => {
      const { level, expiresAt } = await copyLink({ invitationId: invitation.invitationId })
      return `Link copied. Anyone with this link can register as ${levelFacts[level].name} until ${until(expiresAt)}.`
    })
  const undo = (invitationId: string) =>
    tell(async () => {
      const { email, state, expiresAt } = await restore({ invitationId })
      return state === 'expired'
        ? `Invitation to ${email} is back. It has expired: resend it to make its link work.`
        : `Invitation to ${email} is back, its link works until ${until(expiresAt)}.`
    })
  const remove = async ({ invitationId }: InvitationRow) => {
    try {
      const { email } = await withdraw({ invitationId })
      notify({
        tone: 'success',
        text: `Invitation to ${email} deleted. Its link no longer works.`,
        action: { label: 'Undo', run: () => void undo(invitationId) },
      })
    } catch (error) {
      notify({ tone: 'failure', text: refusalOf(error) })
    }
  }

  const copyReason = (invitation: InvitationRow) => {
    if (linksByEmailOnly) return 'Your firm sends registration links by e-mail only'
    return invitation.state === 'expired'
      ? 'It has expired. Resend it first; then its link works again.'
      : undefined
  }
  const pauseOf = (invitation: InvitationRow) => resendPause(invitation, new Date())

  const items = (invitation: InvitationRow): MenuEntry[] => [
    {
      label: 'Copy registration link',
      icon: <IconLink />,
      shortcut: 'C',
      disabledReason: offline ?? copyReason(invitation),
      onSelect: () => void copy(invitation),
    },
    {
      label: 'Resend invitation',
      icon: <IconSend />,
      shortcut: 'R',
      disabledReason: offline ?? pauseOf(invitation),
      onSelect: () => void resend(invitation.invitationId),
    },
    {
      label: 'Change level or cases…',
      icon: <IconKey />,
      shortcut: 'L',
      disabledReason: offline,
      onSelect: () => ask({ act: 'changeInvitation', invitation }),
    },
    {
      label: 'Correct address…',
      icon: <IconMail />,
      disabledReason: offline,
      onSelect: () => ask({ act: 'correctAddress', invitation }),
    },
    {
      label: 'Replace link…',
      icon: <IconReplace />,
      disabledReason: offline,
      onSelect: () => ask({ act: 'replaceLink', invitation }),
    },
    'divider',
    {
      label: 'Delete invitation',
      icon: <IconTrash />,
      shortcut: 'Del',
      tone: 'danger',
      disabledReason: offline,
      onSelect: () => void remove(invitation),
    },
  ]

  /** What a key does on a row. A key that cannot act now says why, as the menu would. */
  const applyKey = (key: string, invitation: InvitationRow): boolean => {
    const acts: Record<string, { reason: string | undefined; run(): void } | undefined> = {
      c: { reason: copyReason(invitation), run: () => void copy(invitation) },
      r: { reason: pauseOf(invitation), run: () => void resend(invitation.invitationId) },
      l: { reason: undefined, run: () => ask({ act: 'changeInvitation', invitation }) },
      Delete: { reason: undefined, run: () => void remove(invitation) },
    }
    const act = acts[key]
    if (!act) return false
    const reason = offline ?? act.reason
    if (reason === undefined) act.run()
    else notify({ tone: 'info', text: reason })
    return true
  }

  return { items, applyKey }
}
