import type { WorkReference } from '../model/hand-over.ts'

/** Somebody who could be suggested. */
export interface Bearer {
  userId: string
  /** The name as it is sorted. */
  nameKey: string
  /** Pieces of work that they hold now. */
  load: number
}

/** A piece of work that looks for a receiver. */
export interface Unplaced extends WorkReference {
  /** Null for an invitation. */
  caseId: string | null
}

/** Who could receive what. */
export interface Bearers {
  /** Those who see every case; of many, the lightest are enough: as many as there are pieces. */
  seeingAll: readonly Bearer[]
  /** By case, those who are on it. */
  onCase: ReadonlyMap<string, readonly Bearer[]>
  /** Those who can take over invitations. */
  administrators: readonly Bearer[]
}

/** A piece of work and who is suggested for it. */
export interface Suggested extends WorkReference {
  receiverId: string
}

/**
 * A receiver for each piece of work in its order: the lightest load among those who see the case, where each piece that
 * was placed counts as load already. Equal loads: people on the case first, then by name. Whoever takes over a case sees
 * it, and is on it from then on. What nobody can take is left out.
 */
export function suggestReceivers(work: readonly Unplaced[], bearers: Bearers): Suggested[] {
  const loads = new Map<string, number>()
  for (const { userId, load } of everybody(bearers)) loads.set(userId, load)
  const seeingAll = new Lightest(bearers.seeingAll, loads)
  const administrators = new Lightest(bearers.administrators, loads)
  const onCase = new Map([...bearers.onCase].map(([caseId, people]) => [caseId, new Lightest(people, loads)]))
  const suggested: Suggested[] = []
  for (const { kind, itemId, caseId } of inOrder(work)) {
    const there = caseId === null ? undefined : onCase.get(caseId)
    const receiver =
      kind === 'invitation'
        ? administrators.peek()
        : lighter(kind === 'case' ? undefined : there?.peek(), seeingAll.peek(), loads)
    if (!receiver) continue
    loads.set(receiver.userId, (loads.get(receiver.userId) ?? 0) + 1)
    if (kind === 'case' && caseId !== null) onCase.set(caseId, new Lightest([receiver], loads))
    suggested.push({ kind, itemId, receiverId: receiver.userId })
  }
  const places = new Map(work.map((piece, place) => [keyOf(piece), place]))
  return suggested.toSorted((a, b) => (places.get(keyOf(a)) ?? 0) - (places.get(keyOf(b)) ?? 0))
}

/** Names a piece of work among others of its kind and other kinds. */
export function keyOf({ kind, itemId }: WorkReference): string {
  return `${kind}/${itemId}`
}

/** Cases first: their work then goes to whoever takes them over, where that is no heavier. */
function inOrder(work: readonly Unplaced[]): Unplaced[] {
  return [...work.filter(({ kind }) => kind === 'case'), ...work.filter(({ kind }) => kind !== 'case')]
}

function lighter(
  there: Bearer | undefined,
  anywhere: Bearer | undefined,
  loads: ReadonlyMap<string, number>,
): Bearer | undefined {
  if (!there || !anywhere) return there ?? anywhere
  return loadOf(there, loads) <= loadOf(anywhere, loads) ? there : anywhere
}

function loadOf({ userId }: Bearer, loads: ReadonlyMap<string, number>): number {
  return loads.get(userId) ?? 0
}

function* everybody({ seeingAll, onCase, administrators }: Bearers): Generator<Bearer> {
  yield* seeingAll
  for (const people of onCase.values()) yield* people
  yield* administrators
}

/** People with the lightest on top, while their loads grow. */
class Lightest {
  readonly #heap: Standing[]
  readonly #loads: ReadonlyMap<string, number>

  constructor(people: readonly Bearer[], loads: ReadonlyMap<string, number>) {
    this.#loads = loads
    this.#heap = people
      .map((bearer) => ({ bearer, load: loadOf(bearer, loads) }))
      .toSorted((a, b) => (comesBefore(a, b) ? -1 : 1))
  }

  /** Loads only grow, so that whoever stands too high sinks when looked at. */
  peek(): Bearer | undefined {
    for (;;) {
      const top = this.#heap[0]
      if (!top) return undefined
      const load = loadOf(top.bearer, this.#loads)
      if (load === top.load) return top.bearer
      top.load = load
      this.#sink()
    }
  }

  #sink(): void {
    let place = 0
    for (;;) {
      const [here, left, right] = [this.#heap[place], this.#heap[2 * place + 1], this.#heap[2 * place + 2]]
      if (!here || !left) return
      const isRight = right !== undefined && comesBefore(right, left)
      const child = isRight ? right : left
      if (!comesBefore(child, here)) return
      this.#heap[place] = child
      place = 2 * place + (isRight ? 2 : 1)
      this.#heap[place] = here
    }
  }
}

interface Standing {
  bearer: Bearer
  load: number
}

function comesBefore(a: Standing, b: Standing): boolean {
  if (a.load !== b.load) return a.load < b.load
  if (a.bearer.nameKey !== b.bearer.nameKey) return a.bearer.nameKey < b.bearer.nameKey
  return a.bearer.userId < b.bearer.userId
}
