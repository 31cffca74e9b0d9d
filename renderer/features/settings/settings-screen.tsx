import { may } from '../../../shared/rules/permissions.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { goTo, hashOf, useLocation } from '../../stores/location.ts'
import { About } from './about.tsx'
import { Appearance } from './appearance.tsx'
import { LinkRule } from './link-rule.tsx'
import { MailServer } from './mail-server.tsx'
import { Profile } from './profile.tsx'
import { Security } from './security.tsx'
import styles from './settings.module.css'

const tabs = [
  { value: 'appearance', label: 'Appearance', permission: 'profile.manage', panel: Appearance },
  { value: 'profile', label: 'Your profile', permission: 'profile.manage', panel: Profile },
  { value: 'security', label: 'Password and two-factor', permission: 'profile.manage', panel: Security },
  { value: 'mail', label: 'Mail server', permission: 'outbox.manage', panel: MailServer },
  { value: 'links', label: 'Registration links', permission: 'account.manage', panel: LinkRule },
  { value: 'about', label: 'About', permission: 'profile.manage', panel: About },
] as const

type Tab = (typeof tabs)[number]['value']

/** What a person sets for themselves, this computer and, as an administrator, for the account. */
export function SettingsScreen() {
  const { user } = useSignedIn()
  const asked = useLocation((location) => location.params.get('tab'))
  const allowed = tabs.filter((tab) => may(user.level, tab.permission))
  const current = allowed.find((tab) => tab.value === asked) ?? tabs[0]
  const Panel = current.panel

  return (
    <>
      <PageHeader title="Settings" />
      <Tabs<Tab>
        label="Settings"
        items={allowed}
        value={current.value}
        onChange={(tab) => goTo(hashOf('/settings', { tab }), { replace: true })}
      >
        <div className={styles.panel} data-notices="end">
          <Panel />
        </div>
      </Tabs>
    </>
  )
}
