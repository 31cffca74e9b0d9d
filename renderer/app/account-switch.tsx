import { AppError } from '../../shared/errors.ts'
import { useAct } from '../bridge/use-operation.ts'
import { useSessionRestart, useSignedIn } from '../bridge/use-session.ts'
import { IconAccount } from '../components/icons.tsx'
import { MenuButton } from '../components/menu-button.tsx'
import { refusalSentence } from '../refusal-sentence.ts'
import { meanToLeave, noteArrival } from '../stores/departure.ts'
import { goTo } from '../stores/location.ts'
import { notify } from '../stores/notices.ts'
import styles from './account-switch.module.css'

/** Which account this window works in, who is signed in, and the ways to another one. */
export function AccountSwitch({ collapsed }: { collapsed: boolean }) {
  const { account, accounts, identity } = useSignedIn()
  const choose = useAct('session.chooseAccount')
  const signOut = useAct('session.signOut')
  const restart = useSessionRestart()

  const others = accounts.map((choice) => ({
    label: choice.firmName,
    checked: choice.accountId === account.accountId,
    onSelect: async () => {
      if (choice.accountId === account.accountId) return
      try {
        await choose.runOrThrow({ accountId: choice.accountId })
        await restart()
      } catch (error) {
        notify({ tone: 'failure', text: refusalSentence(AppError.from(error)) })
      }
    },
  }))
  const leave = async () => {
    meanToLeave()
    try {
      await signOut.runOrThrow({})
      await restart()
    } catch (error) {
      noteArrival()
      notify({ tone: 'failure', text: refusalSentence(AppError.from(error)) })
    }
  }

  return (
    <div className={styles.account}>
      <MenuButton
        label={account.firmName}
        kind="quiet"
        icon={collapsed ? <IconAccount /> : undefined}
        iconOnly={collapsed}
        items={[
          ...(others.length > 1 ? [...others, 'divider' as const] : []),
          {
            label: `Signed in as ${identity.name}`,
            hint: identity.email,
            onSelect: () => goTo('#/settings?tab=profile'),
          },
          { label: 'Sign out', onSelect: () => void leave() },
        ]}
      />
    </div>
  )
}
