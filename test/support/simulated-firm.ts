import type { ErrorCode } from '../../shared/error-catalogue.ts'
import { AppError } from '../../shared/errors.ts'
import { planIntervals, plans } from '../../shared/model/billing.ts'
import { type Level, levels } from '../../shared/rules/levels.ts'
import { actOn, confirmationOf, confirming } from './act-quietly.ts'
import type { QuietBackend } from './quiet-backend.ts'
import type { Random } from './random.ts'

/** A firm whose people come, go and change their minds. */
export interface SimulatedFirm {
  accountId: string
  /** Something happens in it now. */
  live(): Promise<void>
}

type PeopleAct =
  | { act: 'deactivate' | 'reactivate'; userIds: string[] }
  | { act: 'changeLevel'; userIds: string[]; level: Level }

const zones = [
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/London',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Apia',
]
const MOST_PEOPLE = 14

/** Opens a firm in some zone, perhaps with a trial; its first administrator stays. */
export async function openFirm(backend: QuietBackend, random: Random): Promise<SimulatedFirm> {
  const actor = await backend.openAccount({
    timeZone: random.pick(zones),
    trialDays: random.pick([0, 0, 0, 1, 14, 30]),
  })
  const { accountId } = actor
  const people = new Map<string, { level: Level; isActive: boolean }>()
  const somebody = (isActive: boolean, most = 3) =>
    random.some(
      [...people.keys()].filter((id) => people.get(id)?.isActive === isActive),
      most,
    )

  const quote = async (request: PeopleAct) =>
    confirmationOf(await backend.write(actor, 'quotes.create', request))
  const confirm = async (request: PeopleAct, confirmation: Awaited<ReturnType<typeof quote>>) => {
    await backend.write(actor, confirming[request.act], confirmation)
    for (const id of request.userIds) {
      const person = people.get(id)
      if (!person) continue
      if (request.act === 'changeLevel') person.level = request.level
      else person.isActive = request.act === 'reactivate'
    }
  }
  const act = async (request: PeopleAct) => {
    if (request.userIds.length > 0) await confirm(request, await quote(request))
  }

  async function join() {
    if (people.size >= MOST_PEOPLE) return leave()
    const level = random.pick(levels)
    people.set(await backend.join(actor, level), { level, isActive: true })
  }
  const leave = () => act({ act: 'deactivate', userIds: somebody(true) })
  const comeBack = () => act({ act: 'reactivate', userIds: somebody(false) })
  async function changeLevel() {
    const level = random.pick(levels)
    const userIds = somebody(random.chance(0.9)).filter((id) => people.get(id)?.level !== level)
    await act({ act: 'changeLevel', userIds, level })
  }
  async function changeOfMind() {
    const userIds = somebody(true, 1)
    for (let times = 1 + random.integer(3); times > 0; times -= 1) {
      await act({ act: 'deactivate', userIds })
      await act({ act: 'reactivate', userIds })
    }
  }
  async function changePlan() {
    const to = { plan: random.pick(plans), interval: random.pick(planIntervals) }
    await expecting(['plan.unchanged'], () => actOn(backend, actor, { act: 'changePlan', ...to }))
  }
  const keepPlan = () =>
    expecting(['plan.nothing-scheduled'], () => backend.write(actor, 'billing.keepPlan', {}))
  async function move() {
    await backend.context.database.systemPool.query(
      'update accounts set time_zone = $2 where account_id = $1',
      [accountId, random.pick(zones)],
    )
  }
  /** The oldest invoice that is not paid. */
  async function pay() {
    const { rows } = await backend.context.database.systemPool.query<{ number: number }>(
      `select i.number from invoices i left join payments p using (account_id, invoice_id)
       where i.account_id = $1 and i.due_cents > 0 and p.payment_id is null order by i.number limit 1`,
      [accountId],
    )
    if (rows[0]) await backend.pay(actor, rows[0].number)
  }
  /** Two windows with one person each: the one that comes second is refused. */
  async function overtake() {
    const userIds = somebody(true, 1)
    if (userIds.length === 0) return
    const slow = await quote({ act: 'deactivate', userIds })
    await act({ act: 'deactivate', userIds: [...userIds] })
    await expectRefusal(['quote.stale', 'user.already-inactive'], () =>
      backend.write(actor, 'users.deactivate', slow),
    )
  }
  async function confirmTwice() {
    const request: PeopleAct = { act: 'reactivate', userIds: somebody(false, 2) }
    if (request.userIds.length === 0) return
    const once = await quote(request)
    await confirm(request, once)
    await expectRefusal(['quote.used'], () => backend.write(actor, 'users.reactivate', once))
  }

  const life = [
    ...Array.from({ length: 20 }, () => join),
    ...Array.from({ length: 20 }, () => leave),
    ...Array.from({ length: 18 }, () => comeBack),
    ...Array.from({ length: 18 }, () => changeLevel),
    ...Array.from({ length: 8 }, () => changeOfMind),
    ...Array.from({ length: 7 }, () => changePlan),
    ...Array.from({ length: 2 }, () => keepPlan),
    ...Array.from({ length: 1 }, () => move),
    ...Array.from({ length: 12 }, () => pay),
    ...Array.from({ length: 3 }, () => overtake),
    ...Array.from({ length: 3 }, () => confirmTwice),
  ]
  return { accountId, live: () => random.pick(life)() }
}

async function expecting(codes: readonly ErrorCode[], work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof AppError) || !codes.includes(error.code)) throw error
  })
}

async function expectRefusal(codes: readonly ErrorCode[], work: () => Promise<unknown>): Promise<void> {
  const outcome = await work().then(
    () => 'was booked',
    (error: unknown) => error,
  )
  if (outcome instanceof AppError && codes.includes(outcome.code)) return
  throw outcome instanceof Error ? outcome : new Error('What had to be refused was booked.')
}
