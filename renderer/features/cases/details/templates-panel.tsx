import { useState } from 'react'
import { type Template, type TemplateKind, templateKinds } from '../../../../shared/model/template.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { DescriptionList } from '../../../components/description-list.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { FormPreview } from '../../../components/form-preview.tsx'
import { Panel } from '../../../components/panel.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import styles from '../cases.module.css'

const kindNames: Record<TemplateKind, string> = { contact: 'Contacts', issue: 'Issues', source: 'Sources' }

/** The forms that the firm uses for what belongs to a case; each can be looked at. */
export function TemplatesPanel() {
  const mayManage = useMay('templates.manage')
  const read = useRead('templates.list', {})
  const [shown, setShown] = useState<Template>()
  const [isOpen, setIsOpen] = useState(false)
  const items = read.data?.items ?? []
  if (!read.data || (items.length === 0 && !mayManage)) return null
  const close = () => setIsOpen(false)
  return (
    <Panel title="Templates">
      {items.length === 0 ? (
        <p className={styles.soft}>
          The firm has no templates yet. <TextLink href="#/templates">Make the first one</TextLink>
        </p>
      ) : (
        <DescriptionList
          items={templateKinds
            .map((kind) => ({ kind, ofKind: items.filter((item) => item.kind === kind) }))
            .filter(({ ofKind }) => ofKind.length > 0)
            .map(({ kind, ofKind }) => ({
              term: kindNames[kind],
              description: (
                <ul className={styles.forms}>
                  {ofKind.map((template) => (
                    <li key={template.templateId}>
                      <TextLink
                        onClick={() => {
                          setShown(template)
                          setIsOpen(true)
                        }}
                      >
                        {template.name}
                      </TextLink>
                    </li>
                  ))}
                </ul>
              ),
            }))}
        />
      )}
      <Dialog
        opened={isOpen}
        onClose={close}
        title={shown?.name ?? 'Template'}
        size="sm"
        footer={<DialogFooter onCancel={close} cancelLabel="Close" />}
      >
        {shown?.description && <p className={styles.soft}>{shown.description}</p>}
        {shown && <FormPreview label={`The form ${shown.name}, blank`} fields={shown.fields} />}
      </Dialog>
    </Panel>
  )
}
