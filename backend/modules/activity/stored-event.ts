import { getTableColumns } from 'drizzle-orm'
import { activity } from '../../database/tables/index.ts'

const { noun, searched, ...recorded } = getTableColumns(activity)

/** The columns of an event that were recorded; the others are made of them by the database, to find events by. */
export const eventColumns = recorded

/** An event as it was recorded. */
export type StoredEvent = Pick<typeof activity.$inferSelect, keyof typeof eventColumns>
