import { readyTemplates } from '../../../../shared/model/ready-templates.ts'
import type { TemplateKind } from '../../../../shared/model/template.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconTemplates } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import type { Editing } from '../editor/use-editing.ts'
import { kindWords } from '../template-words.ts'

/** Nothing in use for this kind: a usual form to start from. */
export function NoTemplates({ kind, onStart }: { kind: TemplateKind; onStart(editing: Editing): void }) {
  const offline = useOfflineReason()
  const { one, many } = kindWords[kind]
  const [usual] = readyTemplates[kind]
  return (
    <EmptyState
      icon={<IconTemplates size={20} />}
      title={`No template for ${many} yet`}
      text={`A template says what people write down about ${one === 'issue' ? 'an' : 'a'} ${one}. Once it is here, every case has it.`}
      action={
        <Button kind="primary" disabledReason={offline} onClick={() => onStart({ kind, from: usual })}>
          {`Start from a usual ${one} form`}
        </Button>
      }
      secondary={
        <Button disabledReason={offline} onClick={() => onStart({ kind })}>
          Begin with an empty one
        </Button>
      }
    />
  )
}
