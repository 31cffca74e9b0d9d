import { sql } from 'drizzle-orm'
import type { Queryable } from '../database/open.ts'
import { verifyChain } from '../modules/activity/verify.ts'
import { billingRules } from './billing-rules.ts'
import { caseRules } from './case-rules.ts'
import { inEachAccount } from './each-account.ts'
import { handOverRules } from './hand-over-rules.ts'
import { type Rule, rule } from './rule.ts'
import { workRules } from './work-rules.ts'

/** What `roster check` verifies, in this order. */
export const rules: readonly Rule[] = [
  rule(
    'Every accepted invitation made one user, and every invited user accepted one.',
    (own) => sql`
      select 'invitation ' || i.invitation_id || ' is accepted and names no user of its own' as broken
      from invitations i
      where i.state = 'accepted' and ${own('i')}
        and (i.user_id is null or exists (
          select 1 from invitations other
          where other.account_id = i.account_id and other.user_id = i.user_id
            and other.invitation_id <> i.invitation_id
        ))
      union all
      select 'user ' || u.user_id || ' was invited and accepted no invitation'
      from users u
      where u.invited_by is not null and ${own('u')} and not exists (
        select 1 from invitations i
        where i.account_id = u.account_id and i.user_id = u.user_id and i.state = 'accepted'
      )`,
  ),
  rule(
    'No link of an invitation that is not pending works.',
    (own) => sql`
      select 'invitation ' || i.invitation_id || ' is ' || i.state || ' and open at once' as broken
      from invitations i
      where ${own('i')} and (
        (i.state in ('accepted', 'deleted')) <> (i.closed_at is not null)
        or (i.state <> 'accepted' and i.user_id is not null)
        or (i.state = 'pending' and exists (
          select 1 from users u
          where u.account_id = i.account_id and u.email_key = i.email_key
        ))
      )`,
  ),
  rule(
    'Every address has at most one open invitation in an account.',
    (own) => sql`
      select 'account ' || i.account_id || ' has ' || count(*) || ' open invitations to one address' as broken
      from invitations i
      where i.state in ('pending', 'expired') and ${own('i')}
      group by i.account_id, i.email_key having count(*) > 1`,
  ),
  rule(
    'Every account has an active Account Administrator.',
    (own) => sql`
      select 'account ' || a.account_id || ' has none' as broken
      from accounts a
      where ${own('a')} and not exists (
        select 1 from users u
        where u.account_id = a.account_id and u.level = 'administrator' and u.status = 'active'
      )`,
  ),
  rule(
    'Every user has a login.',
    (own) => sql`
      select 'user ' || u.user_id || ' has none' as broken
      from users u
      where ${own('u')} and not exists (
        select 1 from auth_user l join auth_account p on p.user_id = l.id and p.provider_id = 'credential'
        where l.id = u.identity_id and p.password is not null
      )`,
  ),
  rule(
    'Nobody who is inactive is signed in.',
    (own) => sql`
      select 'session ' || s.id || ' works in an account without an active user' as broken
      from (select id, user_id, active_account_id as account_id from auth_session where expires_at > now()) s
      where s.account_id is not null and ${own('s')} and not exists (
        select 1 from users u
        where u.account_id = s.account_id and u.identity_id = s.user_id and u.status = 'active'
      )`,
  ),
  rule(
    'The numbers of users are true.',
    (own) => sql`
      select 'account ' || c.account_id || ' counts ' || c.count || ' ' || c.status || ' ' || c.level || ' users' as broken
      from user_counts c
      where ${own('c')} and c.count <> (
        select count(*) from users u
        where u.account_id = c.account_id and u.level = c.level and u.status = c.status
      )
      union all
      select 'account ' || u.account_id || ' does not count its ' || u.status || ' ' || u.level || ' users'
      from users u
      where ${own('u')} and not exists (
        select 1 from user_counts c
        where c.account_id = u.account_id and c.level = u.level and c.status = u.status
      )
      group by u.account_id, u.status, u.level`,
  ),
  {
    sentence: 'The history of every account is as it was written.',
    findBroken: (db, accountId) => inEachAccount(db, accountId, findBrokenChain),
  },
  rule(
    'Every message is in a state that its invitation and its delivery agree with.',
    (own) => sql`
      select 'message ' || m.message_id || ' is ' || m.state as broken
      from outbox m
      left join invitations i on i.account_id = m.account_id and i.invitation_id = m.invitation_id
      where ${own('m')} and (
        (m.state = 'sent') <> (m.sent_at is not null)
        or (m.kind in ('invitation', 'invitation-accepted') and i.invitation_id is null)
        or (m.kind = 'invitation' and m.state = 'queued' and i.state <> 'pending')
        or (m.kind = 'invitation-accepted' and i.state <> 'accepted')
        or (m.state = 'failed' and m.attempts = 0)
      )`,
  ),
  ...caseRules,
  ...handOverRules,
  ...workRules,
  ...billingRules,
]

async function findBrokenChain(db: Queryable, accountId: string): Promise<string[]> {
  const verdict = await verifyChain(db, accountId)
  if (!verdict.unbroken) return [`account ${accountId} from event ${verdict.sequence} on`]
  return verdict.events === 0 ? [`account ${accountId} has no history at all`] : []
}
