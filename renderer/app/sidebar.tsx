import { useCounts } from '../bridge/use-counts.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { IconButton } from '../components/icon-button.tsx'
import { IconSidebar } from '../components/icons.tsx'
import { SidebarNav } from '../components/sidebar-nav.tsx'
import { usePlatform } from '../components/theme-provider.tsx'
import { formatNumber } from '../format.ts'
import { AccountSwitch } from './account-switch.tsx'
import type { Route } from './routes.ts'
import styles from './sidebar.module.css'

/** Pages at the left, the account on top. */
export function Sidebar({
  routes,
  current,
  collapsed,
  onToggle,
}: {
  routes: readonly Route[]
  current: string | undefined
  collapsed: boolean
  onToggle: () => void
}) {
  const { account } = useSignedIn()
  const counts = useCounts()
  const items = (group: Route['group']) =>
    routes
      .filter((route) => route.group === group)
      .map(({ path, title, icon: Icon }) => ({
        id: path,
        label: title,
        icon: <Icon />,
        href: `#${path}`,
        current: path === current,
        ...(path === '/users' && counts && { count: formatNumber(counts.active + counts.inactive) }),
      }))

  return (
    <>
      <AccountSwitch collapsed={collapsed} />
      <SidebarNav
        label={`Pages of ${account.firmName}`}
        collapsed={collapsed}
        groups={[
          { items: items('cases') },
          { title: 'Account Settings', items: items('account') },
          { title: 'You', items: items('own') },
        ].filter((group) => group.items.length > 0)}
      />
      <div className={styles.toggle} data-collapsed={collapsed || undefined}>
        <IconButton
          label={collapsed ? 'Show the names of the pages' : 'Show icons only'}
          shortcut={usePlatform() === 'mac' ? '⌘ \\' : 'Ctrl+\\'}
          size="sm"
          onClick={onToggle}
        >
          <IconSidebar />
        </IconButton>
      </div>
    </>
  )
}
