import { lazy, Suspense, useEffect } from 'react'
import { may } from '../../shared/rules/permissions.ts'
import { useAct } from '../bridge/use-operation.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { AppShell } from '../components/app-shell.tsx'
import { SkeletonRows } from '../components/skeleton-rows.tsx'
import { useIsWindowWide } from '../components/use-window-width.ts'
import { goTo, useLocation } from '../stores/location.ts'
import { useSettings } from '../stores/settings.ts'
import { FocusTitle } from './focus-title.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { usePaletteKeys } from './palette/use-palette-keys.ts'
import { leadsTo, routes } from './routes.ts'
import { Sidebar } from './sidebar.tsx'
import { StatusLine } from './status-line.tsx'
import { UnsavedDialog } from './unsaved-dialog.tsx'
import { useAcceptanceNotice } from './use-acceptance-notice.ts'
import { useHandOverNotice } from './use-hand-over-notice.ts'

const Overlays = lazy(async () => ({ default: (await import('./palette/overlays.tsx')).Overlays }))

/** In narrower windows, and when zoomed in, the page needs the room of the sidebar's words. */
const SIDEBAR_FROM = 800

/** The frame around every page of a signed-in person. */
export function Shell() {
  const { user, account } = useSignedIn()
  const path = useLocation((location) => location.path)
  const isCollapsed = useSettings((settings) => settings.sidebarCollapsed)
  const collapsed = !useIsWindowWide(SIDEBAR_FROM) || isCollapsed
  const change = useAct('settings.change')
  const allowed = routes.filter((route) => route.permission === null || may(user.level, route.permission))
  const current = allowed.find((route) => leadsTo(route, path))
  const home = allowed.find((route) => route.group === 'account') ?? allowed[0]
  const Screen = current?.screen
  const { overlay, opened, show, close } = usePaletteKeys()
  useAcceptanceNotice()
  useHandOverNotice()

  // An address that leads nowhere, or to what this person may not open, leads home.
  useEffect(() => {
    if (!current && home) goTo(`#${home.path}`, { replace: true })
  }, [current, home])

  useEffect(() => {
    document.title = current ? `${current.title} - ${account.firmName}` : account.firmName
  }, [current, account.firmName])

  const toggleSidebar = () => void change.run({ sidebarCollapsed: !isCollapsed })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '\\' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void change.run({ sidebarCollapsed: !isCollapsed })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [change, isCollapsed])

  return (
    <AppShell
      sidebar={
        <Sidebar
          routes={allowed}
          current={current?.within ?? current?.path}
          collapsed={collapsed}
          onToggle={toggleSidebar}
        />
      }
      collapsed={collapsed}
      banner={<OfflineBanner />}
      status={<StatusLine />}
    >
      <PageBoundary key={path}>
        <Suspense fallback={<SkeletonRows label="Loading the page" />}>
          {Screen && <Screen />}
          <FocusTitle />
        </Suspense>
      </PageBoundary>
      <UnsavedDialog />
      <Suspense>
        {overlay && (
          <Overlays overlay={overlay} opened={opened} onShow={show} onClose={close} pages={allowed} />
        )}
      </Suspense>
    </AppShell>
  )
}
