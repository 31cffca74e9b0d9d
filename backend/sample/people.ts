import type { Level } from '../../shared/rules/levels.ts'

/** A person of the sample firm. `days` counts back from the day the sample is made. */
export interface SamplePerson {
  name: string
  level: Level
  joinedDays: number
  lastActiveDays: number
  /** Since how many days the person is inactive. */
  inactiveDays?: number
  /** Was deactivated that many days ago, and reactivated that many. */
  away?: { fromDays: number; toDays: number }
  /** For people of other firms. */
  domain?: string
}

/** An open invitation of the sample firm. */
export interface SampleInvitation {
  email: string
  level: Level
  sentDays: number
  note?: string
  /** Numbers of the cases that acceptance joins. */
  cases?: readonly string[]
  delivery: 'sent' | 'failed'
}

const firm = (
  level: Level,
  rows: readonly (readonly [name: string, joined: number, lastActive: number, inactive?: number])[],
): SamplePerson[] =>
  rows.map(([name, joinedDays, lastActiveDays, inactiveDays]) => ({
    name,
    level,
    joinedDays,
    lastActiveDays,
    ...(inactiveDays !== undefined && { inactiveDays }),
  }))

const ofTheFirm: readonly SamplePerson[] = [
  ...firm('administrator', [
    ['Eleanor Hartwell', 1460, 0],
    ['Marcus Moss', 1458, 2],
    ['Priya Raman', 910, 0],
  ]),
  ...firm('standard', [
    ['Abigail Stone', 1320, 1],
    ['Anders Lindqvist', 1204, 0],
    ['Beatriz Carvalho', 1100, 0],
    ['Benjamin Okafor', 1017, 3],
    ['Caroline Dubois', 980, 0],
    ['Charles Whitaker III', 1400, 400, 396],
    ['Daniela Kovács', 720, 1],
    ['David Goldberg', 1250, 6],
    ['Elif Yılmaz', 505, 0],
    ['Fatima al-Rashid', 460, 0],
    ['Gabriel Santos', 444, 12],
    ['Hannah Müller', 402, 1],
    ['Ingrid Sørensen', 390, 0],
    ['James O’Connor', 371, 0],
    ['Katarzyna Wiśniewska', 340, 2],
    ['Liam Fitzgerald', 322, 95, 91],
    ['Maria-Luisa von Hohenstein-Weissenburg', 300, 1],
    ['Nathaniel Brooks', 282, 0],
    ['Olivia Chen', 241, 0],
    ['Patrick Nguyen', 200, 4],
    ['Rachel Adeyemi', 160, 0],
    ['Samuel Park', 118, 1],
  ]),
  ...firm('limited', [
    ['Amara Diallo', 640, 0],
    ['Chloé Martin', 610, 8],
    ['Dmitri Volkov', 580, 190, 188],
    ['Emily Zhang', 488, 0],
    ['Felix Bauer', 420, 1],
    ['Grace Kim', 380, 0],
    ['Hugo Fernández', 344, 2],
    ['Isabella Romano', 296, 0],
    ['Jonas Weber', 255, 2],
    ['Kenji Tanaka', 222, 1],
    ['Lucy Barnes', 180, 0],
    ['Mohammed Hassan', 140, 75, 70],
    ['Nora Eriksen', 98, 0],
    ['Oscar Delgado', 60, 3],
    ['Zoë van den Berg', 21, 0],
  ]),
  {
    name: 'Dr. Alan Pryce',
    level: 'guest',
    joinedDays: 210,
    lastActiveDays: 15,
    domain: 'pryce-forensics.example',
  },
  { name: 'Bianca Rossi', level: 'guest', joinedDays: 190, lastActiveDays: 2, domain: 'rossi-legal.example' },
  {
    name: 'Colin Mercer',
    level: 'guest',
    joinedDays: 150,
    lastActiveDays: 60,
    domain: 'mercerbuild.example',
  },
  {
    name: 'Diana Flores',
    level: 'guest',
    joinedDays: 120,
    lastActiveDays: 5,
    domain: 'floresaccounting.example',
  },
  {
    name: 'Edward Lin',
    level: 'guest',
    joinedDays: 84,
    lastActiveDays: 41,
    inactiveDays: 40,
    domain: 'linlabs.example',
  },
  {
    name: 'Francesca Greco',
    level: 'guest',
    joinedDays: 47,
    lastActiveDays: 1,
    domain: 'greco-translations.example',
  },
  {
    name: 'George Whitfield',
    level: 'guest',
    joinedDays: 33,
    lastActiveDays: 9,
    domain: 'whitfield-expert.example',
  },
  { name: 'Hye-jin Seo', level: 'guest', joinedDays: 12, lastActiveDays: 0, domain: 'seo-advisory.example' },
]

/** 48 people over all levels and states; the first one opened the account. One of them was away for a while. */
export const samplePeople: readonly SamplePerson[] = ofTheFirm.map((person) =>
  person.name === 'Jonas Weber' ? { ...person, away: { fromDays: 52, toDays: 30 } } : person,
)

/** 12 open invitations: new, soon to expire, expired, and one whose message came back. */
export const sampleInvitations: readonly SampleInvitation[] = [
  {
    email: 'ana.ruiz@hartwell-moss.example',
    level: 'standard',
    sentDays: 0,
    delivery: 'sent',
    note: 'Welcome to the team, Ana. See you on Monday.',
  },
  {
    email: 'tom.becker@hartwell-moss.example',
    level: 'limited',
    sentDays: 1,
    delivery: 'sent',
    cases: ['2025-024', '2025-038'],
  },
  {
    email: 'yuki.mori@hartwell-moss.example',
    level: 'limited',
    sentDays: 3,
    delivery: 'sent',
    cases: ['2024-018'],
  },
  { email: 'p.lefevre@hartwell-moss.example', level: 'standard', sentDays: 6, delivery: 'sent' },
  { email: 'office@hartwell-mos.example', level: 'standard', sentDays: 8, delivery: 'failed' },
  {
    email: 'r.castellano@castellano-partners.example',
    level: 'guest',
    sentDays: 11,
    delivery: 'sent',
    cases: ['2025-009'],
  },
  { email: 'simone.keller@hartwell-moss.example', level: 'administrator', sentDays: 14, delivery: 'sent' },
  { email: 'j.abara@hartwell-moss.example', level: 'limited', sentDays: 19, delivery: 'sent' },
  { email: 'k.novotny@hartwell-moss.example', level: 'standard', sentDays: 26, delivery: 'sent' },
  {
    email: 'expert@tidewater-engineering.example',
    level: 'guest',
    sentDays: 28,
    delivery: 'sent',
    cases: ['2024-041'],
  },
  { email: 'm.thornton@hartwell-moss.example', level: 'limited', sentDays: 33, delivery: 'sent' },
  { email: 'w.osei@hartwell-moss.example', level: 'standard', sentDays: 41, delivery: 'sent' },
]
