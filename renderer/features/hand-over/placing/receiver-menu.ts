import type { WorkItem, WorkReceiver } from '../../../../shared/model/hand-over.ts'
import type { MenuEntry } from '../../../components/menu-types.ts'
import { sortByReceiver } from './plan.ts'

/** As many people as a menu lists; others are found by the search. */
const MOST_LISTED = 8

/** Who could take some pieces of work: those who can, those who cannot with the reason, nobody, somebody else. */
export function receiverMenu(
  items: readonly WorkItem[],
  of: {
    /** Undefined while they are being read. */
    receivers: readonly WorkReceiver[] | undefined
    /** Who holds all of these pieces in the plan, if it is one person. */
    current: string | undefined
    isPlaced: boolean
    fromName: string
    give(items: readonly WorkItem[], receiver: WorkReceiver): void
    clear(items: readonly WorkItem[]): void
    search(): void
  },
): MenuEntry[] {
  const receivers = of.receivers ?? []
  const sorted = receivers.map((receiver) => ({ receiver, ...sortByReceiver(receiver, items) }))
  const able = sorted.filter(({ possible }) => possible.length > 0)
  const unable = sorted.filter(({ possible }) => possible.length === 0)
  const entries: MenuEntry[] = [...able, ...unable]
    .slice(0, MOST_LISTED)
    .map(({ receiver, possible, reasons }) => ({
      label: receiver.name,
      checked: receiver.userId === of.current,
      hint:
        possible.length < items.length
          ? `${possible.length} of ${items.length}. ${reasons[0] ?? ''}`
          : `${receiver.dueSoon} due in 14 days`,
      ...(possible.length === 0 && { disabledReason: reasons[0] ?? '' }),
      shortcut: shortcutOf(receivers.indexOf(receiver)),
      onSelect: () => of.give(items, receiver),
    }))
  return [
    ...entries,
    ...(of.receivers
      ? []
      : [{ label: 'Receivers', disabledReason: 'They are being read.', onSelect: () => {} }]),
    'divider',
    { label: 'Find somebody else…', shortcut: '/', onSelect: of.search },
    ...(of.isPlaced
      ? [
          {
            label: `Leave with ${of.fromName}`,
            shortcut: 'Del',
            onSelect: () => of.clear(items),
          },
        ]
      : []),
  ]
}

/** The key that gives the focused row to the nth person of the list. */
export function shortcutOf(index: number): string | undefined {
  return index >= 0 && index < 9 ? String(index + 1) : undefined
}
