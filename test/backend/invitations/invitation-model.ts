import type { Level } from '../../../shared/rules/levels.ts'
import { DAY, MINUTE } from './inviting.ts'

/** Something done to an invitation, or a step of the clock. */
export type Act =
  | { act: 'wait'; ms: number }
  | { act: 'expire' | 'resend' | 'copy' | 'delete' | 'restore' }
  | { act: 'level'; level: Level; stale: boolean }
  | { act: 'correct' | 'replace'; stale: boolean }
  | { act: 'open' | 'accept'; link: number }

/** What an invitation should be, told in the plainest way; times by the test's own clock. */
export class InvitationModel {
  state: 'pending' | 'expired' | 'accepted' | 'deleted' = 'pending'
  level: Level = 'standard'
  generation = 1
  /** Sendings so far. */
  sendings = 1
  /** Whether its date passed at some moment since it was last sent, so that the job may have stored that. */
  wasDue = false
  #now = 0
  #sentAt = 0
  #wasOverWhenDeleted = false

  /** What the act should be answered with; the model moves on. Links are counted from 0, the newest last. */
  expect(act: Act): string {
    switch (act.act) {
      case 'wait':
        this.#now += act.ms
        this.wasDue ||= this.#isDue()
        return 'done'
      case 'expire':
        if (this.state === 'pending' && this.#isDue()) this.state = 'expired'
        return 'done'
      case 'open':
        return this.#whyDead(act.link) ?? 'done'
      case 'accept': {
        const dead = this.#whyDead(act.link)
        if (dead === 'link.expired') this.state = 'expired'
        if (!dead) this.state = 'accepted'
        return dead ?? 'done'
      }
      case 'restore':
        if (this.state !== 'deleted') return 'invitation.not-open'
        this.state = this.#wasOverWhenDeleted || this.#isDue() ? 'expired' : 'pending'
        return 'done'
      default:
        return this.#isOpen() ? this.#expectWhileOpen(act) : 'invitation.not-open'
    }
  }

  /** The job has stored the expiry at a moment when it was due. */
  noteStoredExpiry(): void {
    this.state = 'expired'
  }

  #expectWhileOpen(act: Exclude<Act, { act: 'wait' | 'expire' | 'open' | 'accept' | 'restore' }>): string {
    if ('stale' in act && act.stale) return 'invitation.stale'
    if (act.act === 'copy') return this.#isOver() ? 'invitation.expired' : 'done'
    if (act.act === 'level') this.level = act.level
    if (act.act === 'delete') {
      this.#wasOverWhenDeleted = this.#isOver()
      this.state = 'deleted'
    }
    if (act.act === 'resend' && this.#now - this.#sentAt < MINUTE) return 'invitation.too-soon'
    if (act.act === 'correct' || act.act === 'replace') this.generation += 1
    if (act.act === 'resend' || act.act === 'correct' || act.act === 'replace') this.#send()
    return 'done'
  }

  #send(): void {
    this.state = 'pending'
    this.#sentAt = this.#now
    this.sendings += 1
    this.wasDue = false
  }

  #whyDead(link: number): string | null {
    if (this.state === 'accepted' || this.state === 'deleted') return `link.${this.state}`
    if (link + 1 !== this.generation) return 'link.replaced'
    return this.#isOver() ? 'link.expired' : null
  }

  #isOpen(): boolean {
    return this.state === 'pending' || this.state === 'expired'
  }

  #isDue(): boolean {
    return this.#now >= this.#sentAt + 30 * DAY
  }

  #isOver(): boolean {
    return this.state === 'expired' || this.#isDue()
  }
}
