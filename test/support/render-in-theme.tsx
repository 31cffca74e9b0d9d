import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement, ReactNode } from 'react'
import { type Platform, ThemeProvider } from '../../renderer/components/theme-provider.tsx'

/** A component as it stands in the window, and somebody who uses it. */
export function renderInTheme(ui: ReactElement, platform: Platform = 'mac') {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ThemeProvider env="test" colorScheme="light" platform={platform}>
      {children}
    </ThemeProvider>
  )
  return { person: userEvent.setup(), ...render(ui, { wrapper }) }
}
