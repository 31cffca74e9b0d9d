import { AppError } from '../../../shared/errors.ts'
import type {
  HandOverReceipt,
  Placement,
  RefusedPlacement,
  WorkInventory,
  WorkItem,
  WorkReceiver,
} from '../../../shared/model/hand-over.ts'
import type { Handlers } from '../../support/memory-transport.ts'

export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export const SAMI = idOf(1)
export const RECEIPT = idOf(700)
const OWN = idOf(2)

let lastId = 1000

/** A case of the firm, as pieces of work name it. */
export function aCaseOf(number: string, name: string, status: 'open' | 'closed' = 'open') {
  lastId += 1
  return { caseId: idOf(lastId), number, name, status }
}

/** A piece of work; what is not given is an ordinary task. */
export function aPiece(title: string, part: Partial<WorkItem> = {}): WorkItem {
  lastId += 1
  return {
    kind: 'task',
    itemId: idOf(lastId),
    title,
    case: null,
    dueOn: null,
    isOverdue: false,
    standing: 'Open',
    draft: null,
    ...part,
  }
}

/** Somebody who could receive work; what is not given is a Standard User without load. */
export function aReceiver(name: string, part: Partial<WorkReceiver> = {}): WorkReceiver {
  lastId += 1
  return {
    userId: idOf(lastId),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@firm.test`,
    level: 'standard',
    openWork: 0,
    dueSoon: 0,
    seesAll: true,
    cases: [],
    takesInvitations: false,
    ...part,
  }
}

/** Somebody's work in memory: as much of the backend as the screen can see. */
export interface Leaver {
  inventory: WorkInventory
  receivers: WorkReceiver[]
  suggested: Placement[]
  /** What the next hand-over is refused for. */
  refusals: RefusedPlacement[]
  receipt: HandOverReceipt | undefined
}

const stone = aCaseOf('26-118', 'Stone v. Harbour')
const quay = aCaseOf('26-121', 'Quay lease', 'closed')

/** Four pieces on two cases and an invitation; Ana sees everything, Ben one of the cases. */
export function aLeaver(part: Partial<Leaver> = {}): Leaver {
  const items = [
    aPiece('Draft motion', { case: stone, dueOn: '2026-01-05', isOverdue: true }),
    aPiece('Call the expert', { case: stone, dueOn: '2099-12-01' }),
    aPiece('Deposition of Ms Lee.pdf', { kind: 'review', case: stone, standing: 'In review, 40 % viewed' }),
    aPiece('File the closing letter', { case: quay }),
    aPiece('new.partner@firm.test', { kind: 'invitation', standing: 'Expires Dec 23, 2026' }),
  ]
  return {
    inventory: {
      person: {
        userId: SAMI,
        name: 'Sami Garcia',
        email: 'sami.garcia@firm.test',
        level: 'standard',
        status: 'inactive',
      },
      items,
      gone: [],
      draft: null,
    },
    receivers: [
      aReceiver('Ben Okafor', {
        level: 'limited',
        seesAll: false,
        cases: [stone.caseId],
        openWork: 2,
        dueSoon: 1,
      }),
      aReceiver('Ana Ruiz', { level: 'administrator', takesInvitations: true, openWork: 5, dueSoon: 3 }),
    ],
    suggested: [],
    refusals: [],
    receipt: undefined,
    ...part,
  }
}

/** What the account of a leaver answers. */
export function serveLeaver(leaver: Leaver): Handlers {
  const { inventory } = leaver
  return {
    'session.read': () => ({
      state: 'signed-in',
      identity: { identityId: idOf(3), name: 'Ada Hartwell', email: 'ada@firm.test', twoFactorOn: false },
      accounts: [],
      account: {
        accountId: idOf(4),
        firmName: 'Hartwell & Moss LLP',
        timeZone: 'Europe/Berlin',
        dateFormat: 'spelled',
      },
      user: { userId: OWN, level: 'administrator' },
      administrators: ['Ada Hartwell'],
    }),
    'handOvers.inventory': () => structuredClone(inventory),
    'handOvers.receivers': ({ q }) => ({
      items: leaver.receivers.filter(({ name }) => !q || name.toLowerCase().includes(q.toLowerCase())),
    }),
    'handOvers.suggest': () => ({
      placements: leaver.suggested.map((one) => ({ ...one, receiverName: nameOf(leaver, one.receiverId) })),
    }),
    'handOvers.saveDraft': ({ placements, version }) => {
      if (version !== (inventory.draft?.version ?? null)) throw new AppError('hand-over.draft-stale')
      saveDraft(leaver, placements, 'Ada Hartwell')
      if (!inventory.draft) throw new Error('The draft was not saved.')
      return inventory.draft
    },
    'handOvers.discardDraft': () => {
      inventory.draft = null
      for (const item of inventory.items) item.draft = null
      return {}
    },
    'handOvers.run': ({ placements }) => {
      const { refusals } = leaver
      if (refusals.length > 0) throw new AppError('hand-over.refused', { refused: refusals })
      leaver.receipt = receiptOf(leaver, placements)
      const given = new Set(placements.map(({ itemId }) => itemId))
      inventory.items = inventory.items.filter(({ itemId }) => !given.has(itemId))
      return leaver.receipt
    },
    'handOvers.read': () => {
      if (!leaver.receipt) throw new AppError('hand-over.not-found')
      return leaver.receipt
    },
    'handOvers.reverse': () => {
      const { receipt } = leaver
      if (!receipt) throw new AppError('hand-over.not-found')
      leaver.receipt = {
        ...receipt,
        reversedAt: '2026-11-25T09:00:00.000Z',
        reversedByName: 'Ada Hartwell',
        reversibleUntil: null,
        returnable: 0,
        items: receipt.items.map((item) => ({
          ...item,
          obstacle: null,
          returned: item.obstacle === null,
          keptReason: item.obstacle,
        })),
      }
      return leaver.receipt
    },
    'handOvers.list': () => ({
      items: leaver.receipt ? [{ ...leaver.receipt, items: leaver.receipt.items.length }] : [],
      next: null,
    }),
    'handOvers.csv': () => ({ name: 'hand-over.csv', mediaType: 'text/csv', content: '' }),
    'handOvers.pdf': () => ({ name: 'hand-over.pdf', mediaType: 'application/pdf', content: '' }),
    'file.save': ({ name }) => ({ savedAs: name }),
    'users.list': () => ({ items: [], next: null }),
    'users.counts': () => ({
      users: [],
      pending: 0,
      pendingNeedDecision: 0,
      openWorkOfInactive: { items: 0, people: 0 },
    }),
  }
}

/** Saves a draft as somebody. */
export function saveDraft(
  { inventory, receivers }: Leaver,
  placements: readonly Placement[],
  by: string,
): void {
  const version = (inventory.draft?.version ?? 0) + 1
  inventory.draft = { savedByName: by, savedAt: '2026-11-24T13:05:00.000Z', version }
  for (const item of inventory.items) {
    const placed = placements.find(({ itemId }) => itemId === item.itemId)
    const receiver = receivers.find(({ userId }) => userId === placed?.receiverId)
    item.draft = receiver ? { receiverId: receiver.userId, receiverName: receiver.name, refusal: null } : null
  }
}

/** The receipt of what was placed. */
export function receiptOf(leaver: Leaver, placements: readonly Placement[]): HandOverReceipt {
  const { inventory } = leaver
  const items = placements.flatMap(({ kind, itemId, receiverId }) => {
    const item = inventory.items.find((one) => one.itemId === itemId)
    if (!item) return []
    return [
      {
        kind,
        itemId,
        title: item.title,
        caseNumber: item.case?.number ?? null,
        caseName: item.case?.name ?? null,
        dueOn: item.dueOn,
        receiverId,
        receiverName: nameOf(leaver, receiverId),
        obstacle: null,
        returned: null,
        keptReason: null,
      },
    ]
  })
  return {
    handOverId: RECEIPT,
    fromUserId: SAMI,
    fromName: inventory.person.name,
    doneByName: 'Ada Hartwell',
    doneAt: '2026-11-24T13:30:00.000Z',
    receivers: new Set(placements.map(({ receiverId }) => receiverId)).size,
    reversedAt: null,
    reversedByName: null,
    items,
    reversibleUntil: '2026-12-24T13:30:00.000Z',
    returnable: items.length,
  }
}

function nameOf({ receivers }: Leaver, receiverId: string): string {
  return receivers.find(({ userId }) => userId === receiverId)?.name ?? 'Nobody'
}
