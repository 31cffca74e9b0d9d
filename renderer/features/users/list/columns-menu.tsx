import { type UserSort, userSorts } from '../../../../shared/model/user.ts'
import { userColumnNames } from '../../../../shared/rules/user-columns.ts'
import { IconColumns } from '../../../components/icons.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'

/** Which columns are shown. The name stays: it names the row. */
export function ColumnsMenu({
  hidden,
  withoutRoom,
  compact,
  onChange,
}: {
  hidden: readonly UserSort[]
  /** Columns that are wanted and do not fit now. */
  withoutRoom: readonly string[]
  /** Only the icon, where the toolbar is short. */
  compact: boolean
  onChange(hidden: UserSort[]): void
}) {
  const toggle = (column: UserSort) =>
    onChange(userSorts.filter((one) => hidden.includes(one) !== (one === column)))
  return (
    <MenuButton
      label="Columns"
      kind="quiet"
      icon={<IconColumns />}
      iconOnly={compact}
      items={userSorts
        .filter((column) => column !== 'name')
        .map((column) => ({
          label: userColumnNames[column],
          checked: !hidden.includes(column),
          hint: withoutRoom.includes(column) ? 'Shown when there is room' : undefined,
          onSelect: () => toggle(column),
        }))}
    />
  )
}
