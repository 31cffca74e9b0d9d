import { levelFacts } from '../../../shared/rules/levels.ts'
import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { useUnsavedChanges } from '../../bridge/use-unsaved-changes.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { DescriptionList } from '../../components/description-list.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'

/** One's own name, and what one is in this account. */
export function Profile() {
  const { identity, user, account } = useSignedIn()
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'profile.update',
    initial: { name: identity.name },
    toInput: (values) => values,
    required: { name: 'Enter your name.' },
  })
  useUnsavedChanges(form.isDirty)

  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (await form.submit()) notify({ tone: 'success', text: 'Your name was changed.' })
      }}
    >
      <Stack gap="lg">
        <DescriptionList
          items={[
            { term: 'E-mail', description: identity.email },
            { term: 'Account', description: account.firmName },
            { term: 'Permission level', description: levelFacts[user.level].name },
          ]}
        />
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <TextField
          {...form.field('name')}
          label="Your name"
          hint="Shown in every account you belong to."
          autoComplete="name"
        />
        <div>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            disabledReason={offline ?? (form.isDirty ? undefined : 'Nothing was changed.')}
          >
            Save
          </Button>
        </div>
      </Stack>
    </form>
  )
}
