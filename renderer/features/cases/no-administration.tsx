import { levelWithArticle } from '../../../shared/rules/levels.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import styles from './cases.module.css'

/** Why Account Settings is not here, for people who are not administrators, and whom to ask. */
export function NoAdministration() {
  const { account, user, administrators } = useSignedIn()
  if (user.level === 'administrator') return null
  return (
    <div className={styles.why}>
      <Banner tone="info">
        <strong>Account Settings are for Account Administrators.</strong>{' '}
        <span>{`You are ${levelWithArticle(user.level)} of ${account.firmName}. ${whomToAsk(administrators)}`}</span>
      </Banner>
    </div>
  )
}

function whomToAsk(administrators: readonly string[]): string {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(administrators)
  return `To invite people or change permission levels, ask ${names}.`
}
