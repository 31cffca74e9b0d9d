import { useState } from 'react'
import { useRead } from './use-operation.ts'

const MOST_FOUND = 8

/** Choosing one person of very many: typed for, then chosen from the few that fit. For `SearchChip`. */
export function usePersonChoice(userId: string | undefined) {
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const chosen = useRead('users.read', { userId: userId ?? '' }, { enabled: userId !== undefined })
  const q = text.trim()
  const found = useRead(
    'users.list',
    { ...(q !== '' && { q }), sort: 'name', direction: 'asc', limit: MOST_FOUND },
    { enabled: isOpen, keep: true },
  )
  return {
    chosen: userId === undefined ? undefined : (chosen.data?.name ?? 'One person'),
    opened: isOpen,
    onOpenedChange: setIsOpen,
    text,
    onText: setText,
    options: found.data?.items.map((user) => ({ value: user.userId, label: user.name, hint: user.email })),
  }
}
