import { describe, expect, it } from 'vitest'
import { chooseOpener } from '../../build/launch/browser.mjs'
import { canShowWindow } from '../../build/launch/electron-runtime.mjs'

describe('where Roster opens', () => {
  it.each([
    ['a window on macOS', 'darwin', {}, 501, true],
    ['a window on Windows', 'win32', {}, undefined, true],
    ['a window on Linux with X11', 'linux', { DISPLAY: ':0' }, 1000, true],
    ['a window on Linux with Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, true],
    ['no window on Linux without a display', 'linux', {}, 1000, false],
    ['no window for root, whom the sandbox refuses', 'linux', { DISPLAY: ':0' }, 0, false],
    ['no window when the browser is asked for', 'darwin', { ROSTER_BROWSER: '1' }, 501, false],
  ] as const)('is %s', (_where, platform, env, userId, expected) => {
    expect(canShowWindow(platform, env, userId)).toBe(expected)
  })

  it.each([
    ['on macOS', 'darwin', {}, ['open']],
    ['on Windows', 'win32', {}, ['rundll32', 'url.dll,FileProtocolHandler']],
    ['on a Linux desktop', 'linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['on a server, where nobody would see it, by nothing', 'linux', {}, undefined],
    ['in a pipeline by nothing', 'darwin', { CI: 'true' }, undefined],
  ] as const)('in the browser is opened %s', (_where, platform, env, expected) => {
    expect(chooseOpener(platform, env)).toEqual(expected)
  })
})
