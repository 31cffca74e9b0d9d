import { useEffect } from 'react'
import type { Form } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFooter } from '../../components/dialog-footer.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Stack } from '../../components/stack.tsx'

type PasswordForm = Pick<
  Form<'twoFactor.turnOff' | 'twoFactor.renewRecoveryCodes', { password: string }>,
  'field' | 'refusalText' | 'busy' | 'reset'
>

/** Asks for the password before something about the own login is changed. */
export function PasswordDialog({
  opened,
  onClose,
  title,
  text,
  action,
  isDangerous = false,
  form,
  onSubmit,
}: {
  opened: boolean
  onClose: () => void
  title: string
  text: string
  action: string
  isDangerous?: boolean
  form: PasswordForm
  onSubmit: () => void
}) {
  const { reset } = form
  // A password does not stay in a dialog that nobody sees.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening and closing count
  useEffect(() => reset(), [opened])
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="sm"
      busy={form.busy}
      onSubmit={onSubmit}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button type="submit" kind={isDangerous ? 'danger' : 'primary'} busy={form.busy}>
              {action}
            </Button>
          }
        />
      }
    >
      <Stack>
        <p>{text}</p>
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <PasswordField {...form.field('password')} label="Your password" data-autofocus />
      </Stack>
    </Dialog>
  )
}
