import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityKind, recordActivity } from '../activity/record.ts'
import type { StoredTemplate } from './one-template.ts'

/** Notes what was done with a template and tells the windows of everybody. */
export async function recordTemplate(
  { tx, actor, now }: WriteScope,
  kind: Extract<ActivityKind, `template.${string}`>,
  about: Pick<StoredTemplate, 'templateId' | 'kind' | 'name'>,
  facts: Record<string, string> = {},
): Promise<void> {
  await recordActivity(tx, actor.accountId, now, {
    kind,
    actor,
    subject: { id: about.templateId, name: about.name },
    facts: { of: about.kind, ...facts },
  })
  await announce(tx, actor.accountId, 'templates.changed', {})
}
