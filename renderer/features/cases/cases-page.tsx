import { useMay } from '../../bridge/use-session.ts'
import { Button } from '../../components/button.tsx'
import { IconPlus } from '../../components/icons.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { useAsking } from './asked.ts'
import { AskedDialog } from './asked-dialog.tsx'
import { type CasesPath, useCasesView } from './cases-view.ts'
import { CaseDrawer } from './details/case-drawer.tsx'
import { CaseList } from './list/case-list.tsx'
import { NoAdministration } from './no-administration.tsx'
import { MyWork } from './work/my-work.tsx'

/** A list of cases, the details of one beside it, and every act on them. */
export function CasesPage({ path, title, assigned }: { path: CasesPath; title: string; assigned?: 'me' }) {
  const { view, change } = useCasesView(path)
  const asking = useAsking()
  const mayCreate = useMay('cases.create')
  const mayImport = useMay('cases.import') && assigned === undefined
  const disabledReason = useOfflineReason()
  return (
    <>
      <PageHeader
        title={title}
        actions={
          mayCreate ? (
            <>
              {mayImport && (
                <Button disabledReason={disabledReason} onClick={() => asking.ask({ act: 'import' })}>
                  Import…
                </Button>
              )}
              <Button
                kind="primary"
                icon={<IconPlus />}
                disabledReason={disabledReason}
                onClick={() => asking.ask({ act: 'new' })}
              >
                New case
              </Button>
            </>
          ) : undefined
        }
      />
      {assigned === 'me' && <NoAdministration />}
      {assigned === 'me' && <MyWork onOpenCase={(caseId) => change({ caseId }, { step: true })} />}
      <CaseList
        title={title}
        assigned={assigned}
        view={view}
        change={change}
        onImport={mayImport ? () => asking.ask({ act: 'import' }) : undefined}
      />
      <CaseDrawer caseId={view.caseId} onClose={() => change({ caseId: undefined })} onAsk={asking.ask} />
      <AskedDialog asking={asking} onCreated={(caseId) => change({ caseId }, { step: true })} />
    </>
  )
}
