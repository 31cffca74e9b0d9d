import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Text compared byte by byte, so that every server sorts and searches alike whatever its locale. */
export const keyText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** An instant, read and written as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** The account that a row belongs to; the first column of every key. */
export const accountId = () => uuid('account_id').notNull()
