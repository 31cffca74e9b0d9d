import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

/** jsdom lays nothing out: every element is given the size of a small window, so that virtual rows appear. */
export const stubbedSize = { width: 1000, height: 600 }

class StillResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

function neverMatches(query: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    media: query,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  })
}

window.matchMedia = neverMatches
window.ResizeObserver = StillResizeObserver
Element.prototype.scrollIntoView = () => {}
Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
  if (typeof to !== 'object' || to.top === undefined || to.top === this.scrollTop) return
  this.scrollTop = to.top
  this.dispatchEvent(new Event('scroll'))
}

for (const [property, value] of Object.entries({
  offsetWidth: stubbedSize.width,
  offsetHeight: stubbedSize.height,
  clientWidth: stubbedSize.width,
  clientHeight: stubbedSize.height,
})) {
  Object.defineProperty(HTMLElement.prototype, property, { configurable: true, get: () => value })
}

// What is waited for comes when it comes, on a busy machine too.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)
