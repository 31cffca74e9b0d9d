import { lazy, Suspense, useEffect } from 'react'
import type { Connection } from '../../shared/model/settings.ts'
import { useRead } from '../bridge/use-operation.ts'
import { Notices } from '../components/notices.tsx'
import { ThemeProvider } from '../components/theme-provider.tsx'
import { useNotices } from '../stores/notices.ts'
import { mirrorSettings, useSettings } from '../stores/settings.ts'
import { Entrance } from './entrance.tsx'
import { Opening } from './opening.tsx'
import { ServerUnreachable } from './server-unreachable.tsx'

const FirstRun = lazy(async () => ({
  default: (await import('../features/first-run/first-run.tsx')).FirstRun,
}))

/** The window: themed, with its notices, showing the one screen that fits who is signed in. */
export function App() {
  const settings = useRead('settings.read', {})
  const { theme, density } = useSettings()
  const { platform } = useRead('desktop.read', {}).data ?? {}
  const notices = useNotices((state) => state.notices)
  const dismiss = useNotices((state) => state.dismiss)

  useEffect(() => {
    if (settings.data) mirrorSettings(settings.data)
  }, [settings.data])

  return (
    <ThemeProvider
      colorScheme={theme}
      density={density}
      platform={platform === 'macos' ? 'mac' : platform === 'windows' ? 'windows' : 'linux'}
    >
      <Suspense fallback={<Opening />}>
        {settings.data ? (
          <FirstScreen connection={settings.data.connection} />
        ) : settings.error ? (
          <ServerUnreachable error={settings.error} onRetry={() => void settings.refetch()} />
        ) : (
          <Opening />
        )}
      </Suspense>
      <Notices notices={notices} onDismiss={dismiss} />
    </ThemeProvider>
  )
}

/** Asks where the account is, unless that is known. */
function FirstScreen({ connection }: { connection: Connection }) {
  if (connection.kind === 'unset') return <FirstRun />
  return <Entrance key={connection.kind === 'server' ? connection.address : connection.kind} />
}
