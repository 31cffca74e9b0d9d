import { lazy, Suspense } from 'react'
import type { Asking } from './asked.ts'
import { AddPeopleDialog } from './dialogs/add-people-dialog.tsx'
import { ChangeCaseDialog } from './dialogs/change-case-dialog.tsx'
import { NewCaseDialog } from './dialogs/new-case-dialog.tsx'
import { RemovePersonDialog } from './dialogs/remove-person-dialog.tsx'

const ImportCasesDialog = lazy(async () => ({
  default: (await import('./import/import-cases-dialog.tsx')).ImportCasesDialog,
}))

/** The one dialog of a page of cases, begun anew with every question. */
export function AskedDialog({ asking, onCreated }: { asking: Asking; onCreated(caseId: string): void }) {
  const { asked, opened, turn, close } = asking
  const frame = { opened, onClose: close }
  switch (asked?.act) {
    case 'new':
      return <NewCaseDialog key={turn} {...frame} onCreated={onCreated} />
    case 'import':
      return (
        <Suspense>
          <ImportCasesDialog key={turn} {...frame} />
        </Suspense>
      )
    case 'change':
      return <ChangeCaseDialog key={turn} {...frame} asked={asked.details} />
    case 'add':
      return <AddPeopleDialog key={turn} {...frame} asked={asked.details} />
    case 'remove':
      return <RemovePersonDialog key={turn} {...frame} details={asked.details} person={asked.person} />
    default:
      return null
  }
}
