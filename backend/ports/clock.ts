import { databaseNow, type Queryable } from '../database/open.ts'

/** Where "now" comes from: always the database's clock, so that all backend processes agree. */
export interface Clock {
  now(db: Queryable): Promise<Date>
}

/** The database's clock as it is. */
export const databaseClock: Clock = { now: databaseNow }

/** The database's clock, moved by tests. */
export interface MovableClock extends Clock {
  moveBy(milliseconds: number): void
}

/** A clock for tests that can be put forward and back. */
export function movableClock(): MovableClock {
  let offset = 0
  return {
    now: async (db) => new Date((await databaseNow(db)).getTime() + offset),
    moveBy(milliseconds) {
      offset += milliseconds
    },
  }
}
