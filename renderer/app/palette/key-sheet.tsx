import { Dialog } from '../../components/dialog.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { usePlatform } from '../../components/theme-provider.tsx'
import styles from './key-sheet.module.css'

/** `Mod` is the key of the platform for commands: Ctrl, or ⌘ on a Mac. */
const sheet: readonly { title: string; keys: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Mod+K', 'Find a page, an act, a person or a case'],
      ['/', 'Search on this page'],
      ['F6', 'Next region: sidebar, page, details'],
      ['Mod+\\', 'Show or hide the names of the pages'],
      ['Esc', 'Back one step'],
      ['?', 'This list'],
    ],
  },
  {
    title: 'In a list',
    keys: [
      ['↑ ↓', 'Move from row to row'],
      ['Home End', 'First and last of the row; with Mod of the list'],
      ['PgUp PgDn', 'One page up or down'],
      ['X', 'Select the row'],
      ['Enter', 'Open the details'],
      ['Shift+F10', 'Menu of the row'],
    ],
  },
  {
    title: 'Users',
    keys: [
      ['I', 'Invite somebody'],
      ['L', 'Change the permission level'],
      ['D', 'Deactivate or reactivate'],
      ['Mod+C', 'Copy the e-mail address'],
    ],
  },
  {
    title: 'Pending invitations',
    keys: [
      ['C', 'Copy the registration link'],
      ['R', 'Resend'],
      ['L', 'Change the level or cases'],
      ['Del', 'Delete'],
    ],
  },
]

/** All keys, on one sheet. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const mod = usePlatform() === 'mac' ? '⌘' : 'Ctrl'
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys" size="lg">
      <div className={styles.sheet}>
        {sheet.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, does]) => (
                <div key={key} className={styles.line}>
                  <dt>
                    <Kbd>{key.replace('Mod', mod)}</Kbd>
                  </dt>
                  <dd>{does.replace('Mod', mod)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
