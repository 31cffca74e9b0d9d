import styles from './avatar.module.css'

export interface AvatarProps {
  name: string
  size?: 'sm' | 'md' | 'lg' | undefined
  muted?: boolean | undefined
}

const hueCount = 6

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase()
}

function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % hueCount
}

/** Initials in a quiet colour of their own. Decorative: the name stands beside it. */
export function Avatar({ name, size = 'sm', muted = false }: AvatarProps) {
  return (
    <span aria-hidden className={styles.avatar} data-size={size} data-hue={muted ? 'none' : hueOf(name)}>
      {initials(name)}
    </span>
  )
}
