import type { Input, Parsed } from '../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../shared/contract/users.ts'
import { type UserSort, userStatuses } from '../../shared/model/user.ts'
import { levels } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import type { ReadCase } from './read-cases.ts'

/** One SELECT of the floor and how its rows become the answer. */
export type FloorStatement = { text: string; values: unknown[] } & (
  | { kind: 'list'; limit: number; next: string | null }
  | { kind: 'outline'; sort: string; direction: string; keys: string[] }
  | { kind: 'counts' }
)

const ORDERS: Record<UserSort, string[]> = {
  name: ['name_key'],
  email: ['email_key'],
  level: ['level_rank', 'name_key'],
  status: ['status_rank', 'name_key'],
  cases: ['case_count', 'name_key'],
  openWork: ['open_work', 'name_key'],
  lastActive: ['last_active_at'],
  joined: ['joined_at'],
}

const ROW = `user_id as "userId", name, email, level, status, status_since as "statusSince",
  last_active_at as "lastActiveAt", joined_at as "joinedAt", case_count as "caseCount", open_work as "openWork", version`

/** What somebody would write by hand for exactly this question, knowing the tables. `next` is the answer's cursor. */
export function writeStatement(
  operation: ReadCase['operation'],
  input: Input<'users.list'>,
  accountId: string,
  next: string | null,
): FloorStatement {
  if (operation === 'users.counts') return { kind: 'counts', text: COUNTS, values: [accountId] }
  const { sort = 'name', direction = 'asc' } = input
  const columns = [...(ORDERS[sort] ?? []), 'user_id']
  const values: unknown[] = [accountId]
  const param = (value: unknown) => `$${values.push(value)}`
  // A search names the account as the index of searched texts does: otherwise a rare term walks the whole order.
  const own = input.q === undefined ? 'account_id = $1' : 'uuid_send(account_id) = uuid_send($1::uuid)'
  const wanted = [own, ...searchConditions(input.q, param), ...filterConditions(input, param)]
  const order = columns.map((column) => `${column} ${direction}`).join(', ')

  if (operation === 'users.outline') {
    const where = wanted.join(' and ')
    const total = input.q
      ? 'count(*) over ()::int'
      : '(select sum(count)::int from user_counts where account_id = $1)'
    const text = `select * from (select ${columns.join(', ')}, (row_number() over (order by ${order}))::int as number,
      ${total} as total from users where ${where}) as numbered
      where number % ${OUTLINE_STEP} = 0 or number = total order by number`
    return { kind: 'outline', text, values, sort, direction, keys: columns }
  }

  if (input.cursor !== undefined) {
    const [, , after, userId] = JSON.parse(Buffer.from(input.cursor, 'base64url').toString()) as CursorParts
    const right = [...after, userId].map(param).join(', ')
    wanted.push(`(${columns.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${right})`)
  }
  const limit = Number(input.limit ?? 50)
  const text = `select ${ROW} from users where ${wanted.join(' and ')} order by ${order} limit ${limit + 1}`
  return { kind: 'list', text, values, limit, next }
}

type CursorParts = [sort: string, direction: string, values: unknown[], userId: string]

function searchConditions(q: string | undefined, param: (value: unknown) => string): string[] {
  if (q === undefined) return []
  const key = searchKey(q)
  const pattern = param(key.length >= 3 ? `%${key}%` : `% ${key}%`)
  return [`searched_text(name_key, email_key) like ${pattern}`]
}

function filterConditions(
  { level, status }: Pick<Parsed<'users.list'>, 'level' | 'status'>,
  param: (value: unknown) => string,
): string[] {
  const among = (column: string, ranks: number[]) =>
    ranks.length === 1 ? `${column} = ${param(ranks[0])}` : `${column} in (${ranks.map(param).join(', ')})`
  return [
    ...(level
      ? [
          among(
            'level_rank',
            level.map((one) => levels.indexOf(one)),
          ),
        ]
      : []),
    ...(status
      ? [
          among(
            'status_rank',
            status.map((one) => userStatuses.indexOf(one)),
          ),
        ]
      : []),
  ]
}

const COUNTS = `select
  (select json_agg(json_build_object('level', level, 'status', status, 'count', count) order by level, status)
   from user_counts where account_id = $1) as users,
  count(*)::int as pending,
  (count(*) filter (where state = 'expired' or expires_at <= now() + interval '4 days'
     or (select o.state from outbox o where o.account_id = i.account_id and o.invitation_id = i.invitation_id
           and o.kind = 'invitation' order by o.created_at desc, o.message_id desc limit 1) = 'failed'))::int
    as "pendingNeedDecision",
  (select json_build_object('items', coalesce(sum(open_work), 0)::int, 'people', count(*)::int) from users
   where account_id = $1 and status_rank = 1 and open_work > 0) as "openWorkOfInactive"
  from invitations i where account_id = $1 and state in ('pending', 'expired')`
