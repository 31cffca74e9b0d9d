import { useAct } from '../../bridge/use-operation.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { Stack } from '../../components/stack.tsx'
import { useSettings } from '../../stores/settings.ts'

/** How Roster looks on this computer; applies at once. */
export function Appearance() {
  const { theme, density } = useSettings()
  const change = useAct('settings.change')
  return (
    <Stack gap="lg">
      <SegmentedControl
        label="Colours"
        value={theme}
        onChange={(chosen) => void change.run({ theme: chosen })}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <SegmentedControl
        label="Height of rows"
        value={density}
        onChange={(chosen) => void change.run({ density: chosen })}
        options={[
          { value: 'compact', label: 'Compact' },
          { value: 'regular', label: 'Regular' },
          { value: 'spacious', label: 'Spacious' },
        ]}
      />
    </Stack>
  )
}
