/** A case of the sample firm. `days` count back from the day the sample is made. */
export interface SampleCase {
  number: string
  name: string
  openedDays: number
  /** Since how many days it is closed. */
  closedDays?: number
  /** Who is on it, by name; the first one opened it. People join it on the day they join the firm, if that is later. */
  people: readonly [string, ...string[]]
}

type Row = readonly [
  number: string,
  name: string,
  opened: number,
  closed: number | null,
  people: SampleCase['people'],
]

const rows: readonly Row[] = [
  ['2022-014', 'Estate of Margaret Osborne', 1390, 700, ['Marcus Moss', 'Charles Whitaker III']],
  [
    '2023-007',
    'Delgado v. Northline Freight',
    1180,
    410,
    ['Abigail Stone', 'Charles Whitaker III', 'David Goldberg'],
  ],
  ['2023-031', 'Kirkwood Dairy Cooperative', 1010, null, ['Beatriz Carvalho', 'Benjamin Okafor']],
  [
    '2023-052',
    'Whitmore v. City of Fairhaven',
    905,
    120,
    ['Priya Raman', 'Caroline Dubois', 'David Goldberg'],
  ],
  ['2024-003', 'Okonjo Patent Family', 720, null, ['Daniela Kovács', 'Amara Diallo']],
  [
    '2024-018',
    'Sable Ridge Mining Arbitration',
    610,
    null,
    ['Eleanor Hartwell', 'Amara Diallo', 'Chloé Martin', 'Dr. Alan Pryce'],
  ],
  ['2024-026', 'Hargrove Family Trust', 560, 240, ['Anders Lindqvist', 'Dmitri Volkov']],
  [
    '2024-041',
    'Tidewater Bridge Collapse',
    480,
    null,
    ['Marcus Moss', 'Dmitri Volkov', 'Emily Zhang', 'Grace Kim', 'Colin Mercer'],
  ],
  ['2025-002', 'Rossi v. Meridian Insurance', 360, null, ['Hannah Müller', 'Felix Bauer', 'Bianca Rossi']],
  ['2025-009', 'Lakeshore Zoning Appeal', 318, null, ['James O’Connor', 'Hugo Fernández', 'Liam Fitzgerald']],
  [
    '2025-013',
    'In re Calloway Brothers, Inc.',
    290,
    null,
    ['Katarzyna Wiśniewska', 'Emily Zhang', 'Isabella Romano', 'Diana Flores'],
  ],
  ['2025-020', 'Voss v. Pinnacle Outdoor', 236, 35, ['Gabriel Santos', 'Jonas Weber']],
  ['2025-024', 'Baxter Street Tenants', 205, null, ['Olivia Chen', 'Kenji Tanaka', 'Lucy Barnes']],
  [
    '2025-033',
    'Norquist Pharma, Batch 77',
    150,
    null,
    ['Patrick Nguyen', 'Mohammed Hassan', 'Lucy Barnes', 'Edward Lin', 'Francesca Greco'],
  ],
  ['2025-038', 'Ferry Terminal Contract', 110, null, ['Rachel Adeyemi', 'Nora Eriksen', 'Grace Kim']],
  [
    '2025-041',
    'Thornbury School Records',
    75,
    null,
    ['Elif Yılmaz', 'Felix Bauer', 'Oscar Delgado', 'George Whitfield'],
  ],
  ['2025-046', 'Maddox v. Crane Logistics', 28, null, ['Samuel Park', 'Hugo Fernández', 'Zoë van den Berg']],
  ['2025-047', 'Greenwater Easement', 6, null, ['Ingrid Sørensen']],
]

/** 18 cases, old and new, some closed, some with guests, some with people who left the firm. */
export const sampleCases: readonly SampleCase[] = rows.map(
  ([number, name, openedDays, closedDays, people]) => ({
    number,
    name,
    openedDays,
    ...(closedDays !== null && { closedDays }),
    people,
  }),
)
