import { z } from 'zod'

/** Grows when the lines of a backup change their meaning; an older Roster then refuses the file. */
export const BACKUP_FORMAT = 1

/** The first line: what the file is. */
export const manifestLine = z.strictObject({
  roster: z.literal('backup'),
  format: z.number().int().positive(),
  /** The schema that the rows belong to (`newestSchema`). */
  schema: z.number().int().positive(),
  /** Recognises the server key that sealed the mail password and two-factor secrets. */
  keyFingerprint: z.string(),
  accountId: z.uuid(),
  firmName: z.string(),
  takenAt: z.iso.datetime(),
})

/** A line in between: one row. */
export const rowLine = z.strictObject({ table: z.string(), row: z.record(z.string(), z.json()) })

/** The last line: without it the file is not whole. */
export const endLine = z.strictObject({
  end: z.literal(true),
  counts: z.record(z.string(), z.number().int().nonnegative()),
  /** SHA-256 over all lines before this one, line ends included. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export type Manifest = z.infer<typeof manifestLine>

/** A table of a backup, and which of its rows belong to the account `$1`. */
export interface BackedUpTable {
  name: string
  rows: string
  order: string
}

const ofTheAccount = 'account_id = $1'
const ofItsPeople = 'in (select identity_id from users where account_id = $1)'

/**
 * What a backup holds, in the order in which rows can be inserted. Not sessions and proofs, which end with a restore,
 * and not the counters, which the database makes itself.
 */
export const backedUpTables: readonly BackedUpTable[] = [
  { name: 'auth_user', rows: `id ${ofItsPeople}`, order: 'id' },
  { name: 'auth_account', rows: `user_id ${ofItsPeople}`, order: 'id' },
  { name: 'auth_two_factor', rows: `user_id ${ofItsPeople}`, order: 'id' },
  { name: 'accounts', rows: ofTheAccount, order: 'account_id' },
  { name: 'mail_servers', rows: ofTheAccount, order: 'account_id' },
  { name: 'users', rows: ofTheAccount, order: 'user_id' },
  { name: 'invitations', rows: ofTheAccount, order: 'invitation_id' },
  { name: 'outbox', rows: ofTheAccount, order: 'message_id' },
  { name: 'activity', rows: ofTheAccount, order: 'sequence' },
  { name: 'cases', rows: ofTheAccount, order: 'case_id' },
  { name: 'case_people', rows: ofTheAccount, order: 'case_id, user_id' },
  { name: 'case_changes', rows: ofTheAccount, order: 'change_id' },
  { name: 'invitation_cases', rows: ofTheAccount, order: 'invitation_id, case_id' },
  { name: 'tasks', rows: ofTheAccount, order: 'task_id' },
  { name: 'documents', rows: ofTheAccount, order: 'document_id' },
  { name: 'templates', rows: ofTheAccount, order: 'template_id' },
  { name: 'hand_overs', rows: ofTheAccount, order: 'hand_over_id' },
  { name: 'hand_over_items', rows: ofTheAccount, order: 'hand_over_id, position' },
  { name: 'hand_over_drafts', rows: ofTheAccount, order: 'from_user_id' },
  { name: 'hand_over_draft_items', rows: ofTheAccount, order: 'from_user_id, kind, item_id' },
  { name: 'billing_terms', rows: ofTheAccount, order: 'account_id' },
  { name: 'billing_cycles', rows: ofTheAccount, order: 'cycle_number' },
  { name: 'seat_changes', rows: ofTheAccount, order: 'user_id, seat_version' },
  { name: 'ledger_transactions', rows: ofTheAccount, order: 'transaction_id' },
  { name: 'ledger_entries', rows: ofTheAccount, order: 'transaction_id, book' },
  { name: 'invoices', rows: ofTheAccount, order: 'number' },
  { name: 'ledger_lines', rows: ofTheAccount, order: 'line_number' },
  { name: 'invoice_lines', rows: ofTheAccount, order: 'line_number' },
  { name: 'payments', rows: ofTheAccount, order: 'payment_id' },
  { name: 'collections', rows: ofTheAccount, order: 'invoice_id' },
  { name: 'quotes', rows: ofTheAccount, order: 'quote_id' },
  { name: 'idempotent_writes', rows: ofTheAccount, order: 'user_id, key' },
]
