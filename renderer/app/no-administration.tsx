import { levelWithArticle } from '../../shared/rules/levels.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'

/** What a person who is not an administrator sees: why Account Settings is not here, and whom to ask. */
export function NoAdministration() {
  const { account, user, administrators } = useSignedIn()
  return (
    <>
      <PageHeader title={account.firmName} />
      <EmptyState
        title="Account Settings are for Account Administrators"
        text={`You are ${levelWithArticle(user.level)} of ${account.firmName}. ${whomToAsk(administrators)}`}
      />
    </>
  )
}

function whomToAsk(administrators: readonly string[]): string {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(administrators)
  return `To invite people or change permission levels, ask ${names}.`
}
