import { CasesPage } from './cases-page.tsx'

/** The cases somebody is on: the first page of everybody who is not an administrator. */
export function MyCasesScreen() {
  return <CasesPage path="/my-cases" title="My cases" assigned="me" />
}
