import { useLayoutEffect, useSyncExternalStore } from 'react'

const darkQuery = '(prefers-color-scheme: dark)'

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(darkQuery)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** The scheme to show now; set on the page before the first paint, so that nothing flashes. */
export function useColorScheme(choice: 'system' | 'light' | 'dark'): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches)
  const system = systemIsDark ? 'dark' : 'light'
  const scheme = choice === 'system' ? system : choice
  useLayoutEffect(() => {
    document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
  }, [scheme])
  return scheme
}
