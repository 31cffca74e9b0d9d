import { useCallback, useState } from 'react'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { CommandPalette, type PaletteItem } from '../../components/command-palette.tsx'
import { IconCases, IconKey, IconUser, IconUserPlus } from '../../components/icons.tsx'
import { useSettledText } from '../../components/use-settled-text.ts'
import { ask } from '../../features/users/asked.ts'
import { useOfflineReason } from '../../stores/connection.ts'
import { goTo, hashOf } from '../../stores/location.ts'
import type { Route } from '../routes.ts'

const MOST_FOUND = 6

/** Finds pages, acts, people and cases from wherever one is. */
export function Palette(props: {
  opened: boolean
  onClose: () => void
  pages: readonly Route[]
  onKeys: () => void
}) {
  const { opened, onClose, pages, onKeys } = props
  const { level } = useSignedIn().user
  const [wanted, setWanted] = useState('')
  const { text, setText } = useSettledText(wanted, setWanted)
  const people = useFoundPeople(opened && may(level, 'users.read'), wanted)
  const cases = useFoundCases(opened, wanted, may(level, 'cases.readAll'))
  const isOnline = useOfflineReason() === undefined

  const acts: PaletteItem[] = [
    ...(isOnline && may(level, 'users.invite')
      ? [
          {
            id: 'invite',
            label: 'Invite User…',
            icon: <IconUserPlus />,
            onSelect: () => ask({ act: 'invite' }),
          },
        ]
      : []),
    { id: 'keys', label: 'Show all keys', hint: '?', icon: <IconKey />, onSelect: onKeys },
  ]
  const places = pages.map(({ path, title, icon: Icon }) => ({
    id: path,
    label: title,
    icon: <Icon />,
    onSelect: () => goTo(`#${path}`),
  }))
  const close = useCallback(() => {
    setWanted('')
    onClose()
  }, [onClose])

  return (
    <CommandPalette
      opened={opened}
      onClose={close}
      label="Find a page, an act, a person or a case"
      text={text}
      onText={setText}
      busy={text !== wanted || people.busy || cases.busy}
      groups={[
        { title: 'Acts', items: acts.filter((item) => fits(item, text)) },
        { title: 'Pages', items: places.filter((item) => fits(item, text)) },
        { title: 'Users', items: people.items },
        { title: 'Cases', items: cases.items },
      ]}
    />
  )
}

/** Every word that was typed begins a word of the label. */
function fits({ label }: PaletteItem, text: string): boolean {
  const words = label.toLowerCase().split(/\s+/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)))
}

function useFoundPeople(enabled: boolean, q: string) {
  const asks = enabled && q.trim() !== ''
  const found = useRead('users.list', { q, limit: MOST_FOUND }, { enabled: asks, keep: true })
  const items = (asks ? (found.data?.items ?? []) : []).map(({ userId, name, email, level, status }) => ({
    id: userId,
    label: name,
    hint: `${email} · ${status === 'inactive' ? 'Inactive' : levelFacts[level].name}`,
    icon: <IconUser />,
    onSelect: () => goTo(hashOf('/users', { tab: 'current', user: userId })),
  }))
  return { items, busy: asks && found.isPending }
}

function useFoundCases(enabled: boolean, q: string, seesAll: boolean) {
  const asks = enabled && q.trim() !== ''
  const found = useRead('cases.list', { q, limit: MOST_FOUND }, { enabled: asks, keep: true })
  const items = (asks ? (found.data?.items ?? []) : []).map(({ caseId, number, name, status }) => ({
    id: caseId,
    label: `${number} ${name}`,
    hint: status === 'closed' ? 'Closed' : undefined,
    icon: <IconCases />,
    onSelect: () => goTo(hashOf(seesAll ? '/cases' : '/my-cases', { case: caseId })),
  }))
  return { items, busy: asks && found.isPending }
}
