import type { UserSort } from '../model/user.ts'

/** What the columns of the Users page are called, on screen and in files. */
export const userColumnNames: Record<UserSort, string> = {
  name: 'Name',
  email: 'E-mail',
  level: 'Permission level',
  status: 'Status',
  cases: 'Cases',
  openWork: 'Open work',
  lastActive: 'Last active',
  joined: 'Joined',
}
