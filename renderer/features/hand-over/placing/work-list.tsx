import { useMemo, useRef, useState } from 'react'
import type { WorkItem, WorkReceiver } from '../../../../shared/model/hand-over.ts'
import { Button } from '../../../components/button.tsx'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconSearch } from '../../../components/icons.tsx'
import { useMenu } from '../../../components/menu-provider.tsx'
import type { MenuAnchor } from '../../../components/menu-types.ts'
import { localRows } from '../../../components/row-source.ts'
import { useIsWindowWide } from '../../../components/use-window-width.ts'
import { receiverMenu } from './receiver-menu.ts'
import type { PlanInHand } from './use-plan.ts'
import { rowName, workColumns } from './work-columns.tsx'
import { rowsOfWork, type WorkRow } from './work-rows.ts'

const STANDING_FROM = 1180

/** What is held in the pieces of a row. */
export function itemsOfRow(row: WorkRow): readonly WorkItem[] {
  return row.type === 'group' ? row.group.items : [row.item]
}

/** What a person holds, case by case: looked through and given by keys, by menu or by dragging. */
export function WorkList({
  name,
  items,
  plan,
  receivers,
  nameOf,
  onGive,
  onClear,
  onSearch,
  onInHand,
  onShowAll,
}: {
  name: string
  items: readonly WorkItem[]
  plan: PlanInHand
  receivers: readonly WorkReceiver[] | undefined
  nameOf(receiverId: string): string
  onGive(items: readonly WorkItem[], receiver: WorkReceiver): void
  onClear(items: readonly WorkItem[]): void
  onSearch(): void
  /** Which pieces are focused or dragged. */
  onInHand(items: readonly WorkItem[], isDragged: boolean): void
  onShowAll(): void
}) {
  const menu = useMenu()
  const [focused, setFocused] = useState<readonly WorkItem[]>([])
  const hasRoom = useIsWindowWide(STANDING_FROM)
  const hasProblems = plan.problems.length > 0
  const { plan: placed, problemOf } = plan
  const rows = useMemo(
    () => rowsOfWork(items, { receiverOf: (item) => placed.get(`${item.kind}/${item.itemId}`), problemOf }),
    [items, placed, problemOf],
  )
  const source = useMemo(() => localRows(rows), [rows])

  const openMenu = (row: WorkRow, anchor: MenuAnchor) => {
    const held = itemsOfRow(row)
    const current =
      row.type === 'item' ? row.receiverId : row.receivers.length === 1 ? row.receivers[0] : undefined
    menu.open({
      anchor,
      label: `${rowName(row)} goes to`,
      items: receiverMenu(held, {
        receivers,
        current,
        isPlaced: row.type === 'item' ? row.receiverId !== undefined : row.receivers.length > 0,
        fromName: name,
        give: onGive,
        clear: onClear,
        search: onSearch,
      }),
    })
  }
  // The columns stay the same while the plan changes, so that only rows that changed are drawn again.
  const latest = useRef({ openMenu, nameOf })
  latest.current = { openMenu, nameOf }
  const columns = useMemo(
    () =>
      workColumns({
        shows: { due: hasRoom || !hasProblems, standing: hasRoom || hasProblems },
        nameOf: (id) => latest.current.nameOf(id),
        onChoose: (row, anchor) => latest.current.openMenu(row, anchor),
      }),
    [hasRoom, hasProblems],
  )
  const applyKey = (key: string, row: WorkRow): boolean => {
    const receiver = /^[1-9]$/.test(key) ? receivers?.[Number(key) - 1] : undefined
    if (receiver) onGive(itemsOfRow(row), receiver)
    else if (key === 'Delete' || key === 'Backspace') onClear(itemsOfRow(row))
    else if (key === 'mod+z' && plan.canUndo) plan.undo()
    else return false
    return true
  }
  const anchorOf = (index: number): MenuAnchor => {
    const cell = document.querySelector<HTMLElement>(`[data-row="${index}"] [aria-haspopup="menu"]`)
    return cell ?? { x: 0, y: 0, returnTo: null }
  }

  return (
    <DataGrid
      label={`Work of ${name}`}
      columns={columns}
      source={source}
      rowId={(row) => row.rowId}
      rowLabel={rowName}
      rowTone={(row) =>
        row.type === 'group' ? 'heading' : row.item.case?.status === 'closed' ? 'muted' : undefined
      }
      onOpen={(row, index) => openMenu(row, anchorOf(index))}
      onMenu={openMenu}
      onKey={applyKey}
      onActiveRow={(row) => {
        setFocused(itemsOfRow(row))
        onInHand(itemsOfRow(row), false)
      }}
      drag={{
        start: (row, event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', rowName(row))
          onInHand(itemsOfRow(row), true)
        },
        end: () => onInHand(focused, false),
      }}
      empty={
        <EmptyState
          icon={<IconSearch size={20} />}
          title="Nothing is left here"
          text="No piece of work fits the filter."
          action={<Button onClick={onShowAll}>Show everything</Button>}
        />
      }
    />
  )
}
