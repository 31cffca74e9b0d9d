import { useEffect } from 'react'
import { useUnsaved } from '../stores/location.ts'
import { desktopTransport } from './desktop-transport.ts'

/** Holds the page while something entered is not saved: leaving asks first. */
export function useUnsavedChanges(isDirty: boolean): void {
  useEffect(() => {
    useUnsaved.setState({ isHeld: isDirty, wanted: undefined })
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    // The desktop window would silently refuse to close, since it has no such question.
    if (!desktopTransport()) window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      useUnsaved.setState({ isHeld: false, wanted: undefined })
    }
  }, [isDirty])
}
