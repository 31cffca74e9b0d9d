import { create } from 'zustand'

/** A result or a failure told in one sentence, with at most one thing to do about it. */
export interface Notice {
  id: string
  tone: 'success' | 'info' | 'warning' | 'failure'
  text: string
  action?: { label: string; run(): void }
}

interface NoticesState {
  notices: Notice[]
  notify(notice: Omit<Notice, 'id'>): void
  dismiss(id: string): void
}

const MOST_AT_ONCE = 4

let lastId = 0

/** Results waiting to be read, oldest first. */
export const useNotices = create<NoticesState>((set) => ({
  notices: [],
  notify: (notice) =>
    set(({ notices }) => {
      lastId += 1
      return { notices: [...notices, { ...notice, id: String(lastId) }].slice(-MOST_AT_ONCE) }
    }),
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}))

/** Tells a result from anywhere in a screen. */
export const { notify } = useNotices.getState()
