import { type TemplateKind, templateKinds } from '../../../shared/model/template.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconPlus } from '../../components/icons.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { formatNumber } from '../../format.ts'
import { useOfflineReason } from '../../stores/connection.ts'
import { goTo, hashOf, useLocation } from '../../stores/location.ts'
import { EditorDialog } from './editor/editor-dialog.tsx'
import { useEditing } from './editor/use-editing.ts'
import { ArchivedTemplates } from './list/archived-templates.tsx'
import { NoTemplates } from './list/no-templates.tsx'
import { TemplateList } from './list/template-list.tsx'
import { kindWords } from './template-words.ts'
import styles from './templates.module.css'

/** The forms that contacts, issues and sources have in every case of the firm. */
export function TemplatesScreen() {
  const asked = useLocation((location) => location.params.get('kind'))
  const kind = templateKinds.find((one) => one === asked) ?? 'contact'
  const offline = useOfflineReason()
  const read = useRead('templates.list', { show: 'all' })
  const { editing, opened, turn, edit, close } = useEditing()
  const items = read.data?.items ?? []
  const inUseOf = (of: TemplateKind) => items.filter((item) => item.kind === of && item.archivedAt === null)
  const inUse = inUseOf(kind)
  const archived = items.filter((item) => item.kind === kind && item.archivedAt !== null)

  return (
    <>
      <PageHeader
        title="Templates"
        subtitle="Forms for contacts, issues and sources, used by every case of the firm."
        actions={
          <Button kind="primary" icon={<IconPlus />} disabledReason={offline} onClick={() => edit({ kind })}>
            New template
          </Button>
        }
      />
      <Tabs<TemplateKind>
        label="What the templates are for"
        items={templateKinds.map((value) => ({
          value,
          label: kindWords[value].tab,
          ...(read.data && { count: formatNumber(inUseOf(value).length) }),
        }))}
        value={kind}
        onChange={(value) => goTo(hashOf('/templates', { kind: value }), { replace: true })}
      >
        <div className={styles.page} data-notices="end">
          {read.data ? (
            <>
              {inUse.length === 0 ? (
                <NoTemplates kind={kind} onStart={edit} />
              ) : (
                <TemplateList key={kind} kind={kind} templates={inUse} onEdit={edit} />
              )}
              <ArchivedTemplates templates={archived} />
            </>
          ) : read.error ? (
            <ErrorState
              title="The templates could not be read"
              why={read.error.message}
              safe="Nothing was changed."
              onRetry={() => void read.refetch()}
              retrying={read.isFetching}
            />
          ) : (
            <SkeletonRows label="Reading the templates" rows={5} columns={2} />
          )}
        </div>
      </Tabs>
      {editing && (
        <EditorDialog key={turn} opened={opened} onClose={close} editing={editing} templates={items} />
      )}
    </>
  )
}
