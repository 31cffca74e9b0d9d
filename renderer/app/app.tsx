import { lazy, Suspense, useEffect } from 'react'
import { useRead } from '../bridge/use-operation.ts'
import { Notices } from '../components/notices.tsx'
import { ThemeProvider } from '../components/theme-provider.tsx'
import { useNotices } from '../stores/notices.ts'
import { mirrorSettings, useSettings } from '../stores/settings.ts'
import { ServerUnreachable } from './server-unreachable.tsx'
import { Shell } from './shell.tsx'

const FirstRun = lazy(async () => ({
  default: (await import('../features/first-run/first-run.tsx')).FirstRun,
}))
const SignIn = lazy(async () => ({ default: (await import('../features/sign-in/sign-in.tsx')).SignIn }))
const ChooseAccount = lazy(async () => ({
  default: (await import('../features/sign-in/choose-account.tsx')).ChooseAccount,
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
      <Suspense>
        {settings.data?.connection.kind === 'unset' ? <FirstRun /> : settings.data && <Entrance />}
      </Suspense>
      <Notices notices={notices} onDismiss={dismiss} />
    </ThemeProvider>
  )
}

/** Asks who is signed in and lets them in, or to the sign-in. */
function Entrance() {
  const session = useRead('session.read', {})
  if (session.data?.state === 'signed-in') return <Shell />
  if (session.data?.state === 'choose-account') return <ChooseAccount session={session.data} />
  if (session.data) return <SignIn />
  if (session.error) return <ServerUnreachable error={session.error} onRetry={() => void session.refetch()} />
  return null
}
