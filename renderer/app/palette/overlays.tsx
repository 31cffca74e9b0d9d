import type { Route } from '../routes.ts'
import { KeySheet } from './key-sheet.tsx'
import { Palette } from './palette.tsx'
import type { Overlay } from './use-palette-keys.ts'

/** The palette and the sheet of keys; loaded when one of them is first asked for. */
export function Overlays(props: {
  overlay: Overlay
  opened: boolean
  onShow: (overlay: Overlay) => void
  onClose: () => void
  pages: readonly Route[]
}) {
  const { overlay, opened, onShow, onClose, pages } = props
  return (
    <>
      <Palette
        opened={opened && overlay === 'palette'}
        onClose={onClose}
        pages={pages}
        onKeys={() => onShow('keys')}
      />
      <KeySheet opened={opened && overlay === 'keys'} onClose={onClose} />
    </>
  )
}
