export type TokenTone = 'neutral' | 'good' | 'warning' | 'bad' | 'busy'

/** One address in the field, with what is known about it. Tokens with the same id are one. */
export interface Token {
  id: string
  text: string
  tone?: TokenTone | undefined
  /** The verdict in a word or a short sentence. */
  verdict?: string | undefined
  action?: { label: string; run: () => void } | undefined
}

export interface ParsedTokens {
  tokens: readonly Token[]
  /** Something to tell about the text, such as what could not be read. */
  notice?: string | undefined
}

/** The tokens with new ones added, each only once. */
export function mergeTokens(
  present: readonly Token[],
  added: readonly Token[],
  max = Number.POSITIVE_INFINITY,
) {
  const ids = new Set(present.map((token) => token.id))
  const fresh: Token[] = []
  let duplicates = 0
  let refused = 0
  for (const token of added) {
    if (ids.has(token.id)) duplicates += 1
    else if (present.length + fresh.length >= max) refused += 1
    else {
      ids.add(token.id)
      fresh.push(token)
    }
  }
  return { tokens: [...present, ...fresh], added: fresh.length, duplicates, refused }
}

/** What adding did, in a sentence. */
export function describeMerge(
  merge: { added: number; duplicates: number; refused: number },
  max?: number,
): string {
  const sentences: string[] = []
  if (merge.added > 1) sentences.push(`${merge.added} added`)
  if (merge.duplicates === 1) sentences.push('one was already there')
  if (merge.duplicates > 1) sentences.push(`${merge.duplicates} were already there`)
  if (merge.refused > 0) sentences.push(`${merge.refused} left out, at most ${max} at a time`)
  return sentences.join(', ')
}
