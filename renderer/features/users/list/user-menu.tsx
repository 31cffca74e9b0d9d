import type { UserRow } from '../../../../shared/model/user.ts'
import { copyText } from '../../../bridge/copy-text.ts'
import { IconCopy, IconEye, IconKey, IconLock, IconUser } from '../../../components/icons.tsx'
import type { MenuEntry } from '../../../components/menu-types.ts'
import { notify } from '../../../stores/notices.ts'
import { ask } from '../asked.ts'

/** What can be done with a user, by button, right click or the Menu key. */
export function userMenu(
  user: UserRow,
  { disabledReason, onOpen }: { disabledReason: string | undefined; onOpen(user: UserRow): void },
): MenuEntry[] {
  const isActive = user.status === 'active'
  return [
    { label: 'View details', icon: <IconEye />, shortcut: 'Enter', onSelect: () => onOpen(user) },
    {
      label: 'Change permission level…',
      icon: <IconKey />,
      shortcut: 'L',
      disabledReason,
      onSelect: () => ask({ act: 'changeLevel', user }),
    },
    { label: 'Copy e-mail', icon: <IconCopy />, shortcut: 'Ctrl+C', onSelect: () => void copyEmail(user) },
    'divider',
    {
      label: isActive ? 'Deactivate…' : 'Reactivate…',
      icon: isActive ? <IconLock /> : <IconUser />,
      shortcut: 'D',
      tone: isActive ? 'danger' : undefined,
      disabledReason,
      onSelect: () => ask({ act: isActive ? 'deactivate' : 'reactivate', user }),
    },
  ]
}

/** Puts an address on the clipboard and says so. */
export async function copyEmail({ email }: { email: string }): Promise<void> {
  const done = await copyText(email)
  notify(
    done
      ? { tone: 'success', text: `Copied ${email}` }
      : { tone: 'failure', text: `The address could not be copied. It is ${email}.` },
  )
}
