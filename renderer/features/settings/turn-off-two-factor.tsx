import { PASSWORD_MINIMUM } from '../../../shared/rules/passwords.ts'
import { useForm } from '../../bridge/use-form.ts'
import { PasswordDialog } from './password-dialog.tsx'

/** Leaves the password as the only key to the login, which then has to be long enough to stand alone. */
export function TurnOffTwoFactor({
  opened,
  onClose,
  onOff,
}: {
  opened: boolean
  onClose: () => void
  onOff: () => void
}) {
  const form = useForm({
    operation: 'twoFactor.turnOff',
    initial: { password: '' },
    toInput: (values) => values,
    required: { password: 'Enter your password.' },
    fieldOfCode: { 'password.wrong': 'password' },
  })
  const refusalText =
    form.refusal?.code === 'password.too-short'
      ? `Without two-factor a password needs at least ${PASSWORD_MINIMUM} characters, and yours has fewer. Change it to a longer one first, then turn two-factor off.`
      : form.refusalText
  const turnOff = async () => {
    if (!(await form.submit())) return
    onClose()
    onOff()
  }
  return (
    <PasswordDialog
      opened={opened}
      onClose={onClose}
      title="Turn two-factor off?"
      text="Anybody who learns your password can then sign in as you. The recovery codes stop working."
      action="Turn two-factor off"
      isDangerous
      form={{ ...form, refusalText }}
      onSubmit={() => void turnOff()}
    />
  )
}
