import type { CaseStatus } from '../../../../shared/model/case.ts'
import type { Placement, WorkItem, WorkReceiver, WorkReference } from '../../../../shared/model/hand-over.ts'

/** Who is to receive which piece of work, by `keyOf`. */
export type Plan = ReadonlyMap<string, string>

/** Names a piece of work in a plan. */
export function keyOf({ kind, itemId }: WorkReference): string {
  return `${kind}/${itemId}`
}

/** Why somebody cannot take a piece of work; undefined when they can. */
export function obstacleTo(receiver: WorkReceiver, item: WorkItem): string | undefined {
  if (item.kind === 'invitation')
    return receiver.takesInvitations
      ? undefined
      : `${receiver.name} is not an Account Administrator and cannot take over invitations.`
  if (item.case === null || canSee(receiver, item.case.caseId)) return undefined
  return `${receiver.name} cannot see ${item.case.number} ${item.case.name}.`
}

/** Whether somebody can see one of the cases of the inventory. */
export function canSee(receiver: WorkReceiver, caseId: string): boolean {
  return receiver.seesAll || receiver.cases.includes(caseId)
}

/** Those of the pieces that somebody can take, and the others with the reasons. */
export function sortByReceiver(
  receiver: WorkReceiver,
  items: readonly WorkItem[],
): { possible: WorkItem[]; reasons: string[] } {
  const possible: WorkItem[] = []
  const reasons = new Set<string>()
  for (const item of items) {
    const reason = obstacleTo(receiver, item)
    if (reason === undefined) possible.push(item)
    else reasons.add(reason)
  }
  return { possible, reasons: [...reasons] }
}

/** The plan with some pieces given to somebody, or to nobody. */
export function planWith(plan: Plan, items: readonly WorkItem[], receiverId: string | undefined): Plan {
  const next = new Map(plan)
  for (const item of items) {
    if (receiverId === undefined) next.delete(keyOf(item))
    else next.set(keyOf(item), receiverId)
  }
  return next
}

/** What is sent: the planned pieces that are still there, with the status of the case they were chosen in. */
export function placementsOf(
  plan: Plan,
  items: readonly WorkItem[],
  chosenIn: ReadonlyMap<string, CaseStatus | undefined>,
): Placement[] {
  return items.flatMap(({ kind, itemId }) => {
    const key = keyOf({ kind, itemId })
    const receiverId = plan.get(key)
    const caseStatus = chosenIn.get(key)
    return receiverId === undefined ? [] : [{ kind, itemId, receiverId, ...(caseStatus && { caseStatus }) }]
  })
}

/** What the saved draft says, also where it does not hold any more. */
export function planOfDraft(items: readonly WorkItem[]): Plan {
  return new Map(items.flatMap((item) => (item.draft ? [[keyOf(item), item.draft.receiverId] as const] : [])))
}

/** Whether two plans say the same about these pieces. */
export function isSamePlan(one: Plan, other: Plan, items: readonly WorkItem[]): boolean {
  return items.every((item) => one.get(keyOf(item)) === other.get(keyOf(item)))
}
