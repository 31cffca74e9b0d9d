import type { WriteScope } from '../../scope.ts'
import { type ActivityKind, recordActivity } from '../activity/record.ts'
import { factsOf } from '../cases/join-and-leave.ts'

/** The task or document that something happened to. */
interface About {
  itemId: string
  title: string
  case: { caseId: string; number: string; name: string }
}

/** Records what happened to a task or a document. */
export async function recordWork(
  { tx, actor, now }: WriteScope,
  kind: ActivityKind,
  about: About,
  facts: Record<string, string | null>,
): Promise<void> {
  await recordActivity(tx, actor.accountId, now, {
    kind,
    actor,
    subject: { id: about.itemId, name: about.title },
    facts: { ...factsOf(about.case), ...facts },
  })
}
