import { useState } from 'react'
import type { Template } from '../../../../shared/model/template.ts'
import { useUnsavedChanges } from '../../../bridge/use-unsaved-changes.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { kindWords } from '../template-words.ts'
import { EditorBody } from './editor-body.tsx'
import type { Editing } from './use-editing.ts'
import { useTemplateEditor } from './use-template-editor.ts'

/** A template with a preview beside it. Closing it with something typed asks first. */
export function EditorDialog({
  opened,
  onClose,
  editing,
  templates,
}: {
  opened: boolean
  onClose(): void
  editing: Editing
  /** All there are now. */
  templates: readonly Template[]
}) {
  const offline = useOfflineReason()
  const { kind, template } = editing
  const current = templates.find(({ templateId }) => templateId === template?.templateId)
  const editor = useTemplateEditor(editing, current)
  const [isLeaving, setIsLeaving] = useState(false)
  useUnsavedChanges(opened && editor.isDirty)
  const close = () => (editor.isDirty && !isLeaving ? setIsLeaving(true) : onClose())

  const save = async () => {
    setIsLeaving(false)
    const saved = await editor.save()
    if (!saved) return
    onClose()
    notify({
      tone: 'success',
      text: template
        ? `${saved.name} was saved. Every case uses it from now on.`
        : `${saved.name} is a template for ${kindWords[kind].many} now.`,
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={template ? `Edit ${template.name}` : `New template for ${kindWords[kind].many}`}
      size="xl"
      busy={editor.busy}
      onSubmit={() => void save()}
      footer={
        isLeaving ? (
          <DialogFooter
            note="What you entered is not saved yet."
            cancelLabel="Go on editing"
            onCancel={() => setIsLeaving(false)}
            action={
              <Button kind="danger" onClick={onClose}>
                Close without saving
              </Button>
            }
          />
        ) : (
          <DialogFooter
            onCancel={close}
            busy={editor.busy}
            action={
              <Button
                type="submit"
                kind="primary"
                busy={editor.busy}
                disabledReason={offline ?? (template && !editor.isDirty ? 'Nothing was changed.' : undefined)}
              >
                {template ? 'Save template' : 'Create template'}
              </Button>
            }
          />
        )
      }
    >
      <EditorBody editor={editor} editing={editing} current={current} />
    </Dialog>
  )
}
