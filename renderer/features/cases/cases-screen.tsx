import { CasesPage } from './cases-page.tsx'

/** All cases of the firm. */
export function CasesScreen() {
  return <CasesPage path="/cases" title="Cases" />
}
