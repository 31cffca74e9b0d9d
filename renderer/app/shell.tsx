import { Suspense, useEffect } from 'react'
import { may } from '../../shared/rules/permissions.ts'
import { useAct } from '../bridge/use-operation.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { AppShell } from '../components/app-shell.tsx'
import { SkeletonRows } from '../components/skeleton-rows.tsx'
import { goTo, useLocation } from '../stores/location.ts'
import { useSettings } from '../stores/settings.ts'
import { NoAdministration } from './no-administration.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { routes } from './routes.ts'
import { Sidebar } from './sidebar.tsx'
import { StatusLine } from './status-line.tsx'
import { useAcceptanceNotice } from './use-acceptance-notice.ts'

/** The frame around every page of a signed-in person. */
export function Shell() {
  const { user, account } = useSignedIn()
  const path = useLocation((location) => location.path)
  const collapsed = useSettings((settings) => settings.sidebarCollapsed)
  const change = useAct('settings.change')
  const allowed = routes.filter((route) => route.permission === null || may(user.level, route.permission))
  const current = allowed.find((route) => route.path === path)
  const home = allowed.find((route) => route.group === 'account')
  const Screen = current?.screen
  useAcceptanceNotice()

  useEffect(() => {
    if (!current && home) goTo(`#${home.path}`, { replace: true })
  }, [current, home])

  useEffect(() => {
    document.title = `${current?.title ?? 'Roster'} - ${account.firmName}`
  }, [current, account.firmName])

  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key !== '\\' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void change.run({ sidebarCollapsed: !collapsed })
    }
    window.addEventListener('keydown', toggle)
    return () => window.removeEventListener('keydown', toggle)
  }, [change, collapsed])

  return (
    <AppShell
      sidebar={<Sidebar routes={allowed} current={path} collapsed={collapsed} />}
      collapsed={collapsed}
      banner={<OfflineBanner />}
      status={<StatusLine />}
    >
      <PageBoundary key={path}>
        <Suspense fallback={<SkeletonRows label="Loading the page" />}>
          {Screen ? <Screen /> : home ? null : <NoAdministration />}
        </Suspense>
      </PageBoundary>
    </AppShell>
  )
}
