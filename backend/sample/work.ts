import type { ReviewState, TaskState } from '../../shared/model/work.ts'

/** A task of the sample firm. `days` count back from the day the sample is made. */
export interface SampleTask {
  caseNumber: string
  title: string
  addedDays: number
  /** In how many days it is due; negative when that day is over; null when it has none. */
  dueIn: number | null
  assigner: string
  assignee: string | null
  state: TaskState
  /** Since how many days it is in this state. */
  movedDays: number
}

/** A source document of the sample firm. */
export interface SampleDocument {
  caseNumber: string
  name: string
  addedDays: number
  addedBy: string
  reviewer: string | null
  reviewState: ReviewState
  shareViewed: number
  movedDays: number
}

type TaskLine = readonly [
  title: string,
  added: number,
  dueIn: number | null,
  assigner: string,
  assignee: string | null,
  state?: TaskState,
  moved?: number,
]
type DocumentLine = readonly [
  name: string,
  added: number,
  addedBy: string,
  reviewer: string | null,
  share?: number | 'reviewed',
  moved?: number,
]

const [ELEANOR, MARCUS, PRIYA, CHARLES, LIAM, DMITRI, MOHAMMED] = [
  'Eleanor Hartwell',
  'Marcus Moss',
  'Priya Raman',
  'Charles Whitaker III',
  'Liam Fitzgerald',
  'Dmitri Volkov',
  'Mohammed Hassan',
]

const tasks: Record<string, readonly TaskLine[]> = {
  '2022-014': [
    ['Collect the receipts of the funeral', 900, -860, MARCUS, CHARLES, 'completed', 862],
    ['Return the originals to the family', 740, -690, MARCUS, CHARLES],
  ],
  '2023-007': [
    ['Archive the paper file', 420, -380, 'Abigail Stone', CHARLES],
    ['Close the trust account', 430, -402, 'Abigail Stone', 'David Goldberg', 'completed', 405],
  ],
  '2023-031': [
    [
      'Compare the milk delivery contracts of 2019 to 2023',
      60,
      9,
      'Beatriz Carvalho',
      'Benjamin Okafor',
      'started',
      20,
    ],
    ['Ask the cooperative for the minutes of March', 31, -4, 'Beatriz Carvalho', 'Benjamin Okafor'],
    ['Draft the letter to the members', 12, null, 'Benjamin Okafor', 'Beatriz Carvalho'],
  ],
  '2023-052': [['Send the final bill', 130, -100, PRIYA, 'Caroline Dubois', 'completed', 118]],
  '2024-003': [
    ['Renew the filing in Japan', 80, 21, 'Daniela Kovács', 'Amara Diallo'],
    ['Translate the claims of the second family', 45, 33, 'Daniela Kovács', null],
    ['Pay the annual fees', 95, -12, 'Daniela Kovács', 'Amara Diallo', 'started', 15],
  ],
  '2024-018': [
    ['Prepare the cross-examination of the site engineer', 40, 5, ELEANOR, 'Amara Diallo', 'started', 9],
    ['Number the exhibits of volume 3', 33, -2, ELEANOR, 'Chloé Martin'],
    ['Book the hearing room in Geneva', 26, 12, 'Amara Diallo', ELEANOR],
    ['Answer the tribunal’s question on costs', 10, -1, ELEANOR, ELEANOR],
    ['Second report on the slope', 70, 14, ELEANOR, 'Dr. Alan Pryce', 'started', 30],
  ],
  '2024-026': [['Notify the remaining trustees', 300, -250, 'Anders Lindqvist', DMITRI]],
  '2024-041': [
    ['List every inspection since 2001', 240, -150, MARCUS, DMITRI, 'started', 200],
    ['Call the two ferry captains', 230, -160, MARCUS, DMITRI],
    ['Timeline of the night of the collapse', 64, 3, MARCUS, 'Emily Zhang', 'started', 11],
    ['Return the borrowed drawings', 50, -6, 'Emily Zhang', 'Grace Kim'],
    ['Name a steel expert', 22, 18, MARCUS, null],
  ],
  '2025-002': [
    ['Send the list of treating doctors', 55, 2, 'Hannah Müller', 'Felix Bauer'],
    ['Sign the affidavit', 20, 8, 'Hannah Müller', 'Bianca Rossi'],
  ],
  '2025-009': [
    ['Object to the new zoning map', 140, -45, 'James O’Connor', LIAM, 'started', 120],
    ['Photograph the shore at low water', 130, -60, 'James O’Connor', LIAM],
    ['Ask the neighbours for statements', 110, -20, 'James O’Connor', LIAM],
    ['File the reply brief', 30, 6, 'James O’Connor', 'Hugo Fernández'],
  ],
  '2025-013': [
    ['Reconcile the list of creditors', 48, -3, 'Katarzyna Wiśniewska', 'Emily Zhang', 'started', 18],
    ['Send the claim form to every creditor', 41, 11, 'Katarzyna Wiśniewska', 'Isabella Romano'],
    ['Check the inventory of the second warehouse', 25, 16, 'Katarzyna Wiśniewska', 'Diana Flores'],
  ],
  '2025-020': [['Give the samples back to the client', 60, -21, 'Gabriel Santos', 'Jonas Weber']],
  '2025-024': [
    ['Collect the rent books of all 31 tenants', 62, 7, 'Olivia Chen', 'Kenji Tanaka', 'started', 40],
    ['Meet the tenants’ committee', 14, 1, 'Olivia Chen', 'Lucy Barnes'],
  ],
  '2025-033': [
    ['Chain of custody of batch 77', 100, -30, 'Patrick Nguyen', MOHAMMED, 'started', 90],
    ['Summarise the laboratory notebooks', 90, 4, 'Patrick Nguyen', MOHAMMED],
    ['Interview the night shift', 38, -7, 'Patrick Nguyen', 'Lucy Barnes'],
    ['Translate the Italian leaflets', 30, 10, 'Patrick Nguyen', 'Francesca Greco', 'started', 6],
  ],
  '2025-038': [
    ['Compare the three bids', 44, 13, 'Rachel Adeyemi', 'Nora Eriksen'],
    ['Ask the port for the tide tables', 19, null, 'Rachel Adeyemi', 'Grace Kim'],
  ],
  '2025-041': [
    ['Request the records of 2014', 36, -5, 'Elif Yılmaz', 'Felix Bauer'],
    ['Redact the names of the pupils', 17, 19, 'Elif Yılmaz', 'Oscar Delgado', 'started', 3],
  ],
  '2025-046': [
    ['Serve the complaint', 24, -9, 'Samuel Park', 'Hugo Fernández', 'completed', 10],
    ['Ask for the driver’s log', 16, 4, 'Samuel Park', 'Zoë van den Berg'],
    ['Retain the accident reconstruction', 8, 15, 'Samuel Park', ELEANOR],
  ],
}

const documents: Record<string, readonly DocumentLine[]> = {
  '2022-014': [['Letters of Margaret Osborne, box 2', 800, MARCUS, CHARLES, 35, 780]],
  '2023-007': [['Dispatch records, January 2022', 600, 'Abigail Stone', 'David Goldberg', 'reviewed', 500]],
  '2023-031': [
    ['Delivery contract with Northfield Farms', 70, 'Beatriz Carvalho', 'Benjamin Okafor', 60, 12],
    ['Articles of the cooperative, amended 2021', 66, 'Beatriz Carvalho', 'Benjamin Okafor', 'reviewed', 40],
    ['Minutes of the general meeting', 30, 'Benjamin Okafor', null],
  ],
  '2023-052': [['Police report of June 4', 700, PRIYA, 'Caroline Dubois', 'reviewed', 600]],
  '2024-003': [['Prior art search, part 2', 75, 'Daniela Kovács', 'Amara Diallo', 20, 30]],
  '2024-018': [
    ['Geotechnical survey 2019', 150, ELEANOR, 'Dr. Alan Pryce', 85, 20],
    ['Deposition of the site engineer', 90, ELEANOR, 'Amara Diallo', 'reviewed', 60],
    ['Mine plans, sheets 1 to 40', 88, 'Amara Diallo', 'Chloé Martin', 45, 9],
    ['Correspondence with the insurer', 30, ELEANOR, ELEANOR],
  ],
  '2024-026': [['Deed of trust of 1998', 400, 'Anders Lindqvist', DMITRI, 10, 390]],
  '2024-041': [
    ['Inspection reports 2001 to 2010', 260, MARCUS, DMITRI, 40, 220],
    ['Inspection reports 2011 to 2023', 120, MARCUS, 'Emily Zhang', 70, 8],
    ['Structural calculation of span 4', 100, MARCUS, 'Colin Mercer', 25, 62],
    ['Photographs of the divers', 35, 'Emily Zhang', 'Grace Kim'],
  ],
  '2025-002': [['Policy of Meridian Insurance', 120, 'Hannah Müller', 'Felix Bauer', 'reviewed', 100]],
  '2025-009': [
    ['Zoning map, draft of spring', 160, 'James O’Connor', LIAM, 50, 130],
    ['Letters of objection, 1 to 64', 135, 'James O’Connor', LIAM],
    ['Environmental statement', 60, 'James O’Connor', 'Hugo Fernández', 30, 21],
  ],
  '2025-013': [['Ledger of Calloway Brothers 2024', 85, 'Katarzyna Wiśniewska', 'Diana Flores', 55, 6]],
  '2025-024': [['House rules of Baxter Street 12', 90, 'Olivia Chen', 'Lucy Barnes', 'reviewed', 50]],
  '2025-033': [
    ['Laboratory notebook A', 105, 'Patrick Nguyen', MOHAMMED, 65, 80],
    ['Laboratory notebook B', 104, 'Patrick Nguyen', MOHAMMED],
    ['Stability tests, English summary', 70, 'Patrick Nguyen', 'Edward Lin', 15, 55],
    ['Package leaflets of all markets', 40, 'Patrick Nguyen', 'Francesca Greco', 75, 3],
  ],
  '2025-038': [['Tender documents, volume 1', 70, 'Rachel Adeyemi', 'Nora Eriksen', 90, 5]],
  '2025-041': [['Class registers 2010 to 2016', 40, 'Elif Yılmaz', 'Felix Bauer', 5, 10]],
  '2025-046': [['Police report and sketch', 20, 'Samuel Park', 'Zoë van den Berg', 'reviewed', 9]],
}

/** Tasks of the sample cases: overdue ones, forgotten ones on closed cases, and those of people who left. */
export const sampleTasks: readonly SampleTask[] = Object.entries(tasks).flatMap(([caseNumber, lines]) =>
  lines.map(([title, addedDays, dueIn, assigner, assignee, state = 'open', movedDays = addedDays]) => ({
    caseNumber,
    title,
    addedDays,
    dueIn,
    assigner,
    assignee,
    state,
    movedDays,
  })),
)

/** Source documents of the sample cases, some reviewed, some in review by people who left. */
export const sampleDocuments: readonly SampleDocument[] = Object.entries(documents).flatMap(
  ([caseNumber, lines]) =>
    lines.map(([name, addedDays, addedBy, reviewer, share, movedDays = addedDays]) => ({
      caseNumber,
      name,
      addedDays,
      addedBy,
      reviewer,
      reviewState: share === undefined ? 'not-started' : share === 'reviewed' ? share : 'in-review',
      shareViewed: typeof share === 'number' ? share : 0,
      movedDays,
    })),
)
