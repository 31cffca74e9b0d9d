import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { Notices } from '../../../renderer/components/notices.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000))

it('goes away after twenty seconds, not counting the time it is hovered', () => {
  const onDismiss = vi.fn()
  renderInTheme(
    <Notices notices={[{ id: 'a', tone: 'success', text: 'Link copied' }]} onDismiss={onDismiss} />,
  )
  const region = screen.getByRole('region', { name: 'Notices' })
  wait(15)
  fireEvent.pointerEnter(region)
  wait(60)
  expect(onDismiss).not.toHaveBeenCalled()
  fireEvent.pointerLeave(region)
  wait(4)
  expect(onDismiss).not.toHaveBeenCalled()
  wait(2)
  expect(onDismiss).toHaveBeenCalledExactlyOnceWith('a')
})

it('waits while the focus is in it', () => {
  const onDismiss = vi.fn()
  renderInTheme(<Notices notices={[{ id: 'a', tone: 'info', text: 'Saved' }]} onDismiss={onDismiss} />)
  act(() => screen.getByRole('button', { name: 'Dismiss' }).focus())
  wait(60)
  expect(onDismiss).not.toHaveBeenCalled()
})

it('waits behind a dialog, so that nothing to undo is lost meanwhile', () => {
  const onDismiss = vi.fn()
  const show = (opened: boolean) => (
    <>
      <Notices notices={[{ id: 'a', tone: 'success', text: 'Invitation deleted' }]} onDismiss={onDismiss} />
      <Dialog opened={opened} onClose={() => {}} title="Deactivate Ana Ruiz?">
        Access ends at once.
      </Dialog>
    </>
  )
  const { rerender } = renderInTheme(show(true))
  wait(60)
  expect(onDismiss).not.toHaveBeenCalled()
  rerender(show(false))
  wait(21)
  expect(onDismiss).toHaveBeenCalledExactlyOnceWith('a')
})

it('undoes and is done', () => {
  const onDismiss = vi.fn()
  const run = vi.fn()
  const notice = {
    id: 'a',
    tone: 'success' as const,
    text: 'Invitation deleted',
    action: { label: 'Undo', run },
  }
  renderInTheme(<Notices notices={[notice]} onDismiss={onDismiss} />)
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(run).toHaveBeenCalledOnce()
  expect(onDismiss).toHaveBeenCalledExactlyOnceWith('a')
})

it('reads results politely and failures at once', () => {
  const { rerender } = renderInTheme(<Notices notices={[]} onDismiss={() => {}} />)
  rerender(<Notices notices={[{ id: 'a', tone: 'success', text: 'Sent' }]} onDismiss={() => {}} />)
  expect(screen.getByRole('status')).toHaveTextContent('Sent')
  expect(screen.getByRole('alert')).toBeEmptyDOMElement()
  rerender(<Notices notices={[{ id: 'b', tone: 'failure', text: 'Not sent' }]} onDismiss={() => {}} />)
  expect(screen.getByRole('alert')).toHaveTextContent('Not sent')
})
