import { MantineProvider } from '@mantine/core'
import { createContext, type ReactNode, use, useLayoutEffect } from 'react'
import '../styles/index.css'
import { resolveVariables, theme } from '../styles/theme.ts'
import { MenuProvider } from './menu-provider.tsx'
import { TooltipLayer } from './tooltip-layer.tsx'
import { useColorScheme } from './use-color-scheme.ts'

export type Density = 'compact' | 'regular' | 'spacious'
export type Platform = 'mac' | 'windows' | 'linux'
export type ColorSchemeChoice = 'system' | 'light' | 'dark'

const rowHeights: Record<Density, number> = { compact: 32, regular: 36, spacious: 44 }

const FrameContext = createContext<{ density: Density; platform: Platform }>({
  density: 'regular',
  platform: 'linux',
})

export interface ThemeProviderProps {
  children: ReactNode
  colorScheme?: ColorSchemeChoice | undefined
  density?: Density | undefined
  platform?: Platform | undefined
  env?: 'default' | 'test' | undefined
}

/** The look of the whole window: scheme, density, the order of buttons, and the one shared menu and tooltip. */
export function ThemeProvider({
  children,
  colorScheme = 'system',
  density = 'regular',
  platform = detectPlatform(),
  env = 'default',
}: ThemeProviderProps) {
  const scheme = useColorScheme(colorScheme)
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density
    document.documentElement.dataset.platform = platform
  }, [density, platform])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      env={env}
    >
      <FrameContext value={{ density, platform }}>
        <MenuProvider>{children}</MenuProvider>
        <TooltipLayer />
      </FrameContext>
    </MantineProvider>
  )
}

/** Height of a table row in pixels at the density in use. */
export function useRowHeight(): number {
  return rowHeights[use(FrameContext).density]
}

/** The desktop whose habits the window follows. */
export function usePlatform(): Platform {
  return use(FrameContext).platform
}

function detectPlatform(): Platform {
  const agent = navigator.userAgent
  if (agent.includes('Mac')) return 'mac'
  return agent.includes('Windows') ? 'windows' : 'linux'
}
