import { useForm } from '../../bridge/use-form.ts'
import { PasswordDialog } from './password-dialog.tsx'

/** New recovery codes in place of those that were lost or used up. */
export function RenewCodes({
  opened,
  onClose,
  onCodes,
}: {
  opened: boolean
  onClose: () => void
  onCodes: (codes: readonly string[]) => void
}) {
  const form = useForm({
    operation: 'twoFactor.renewRecoveryCodes',
    initial: { password: '' },
    toInput: (values) => values,
    required: { password: 'Enter your password.' },
    fieldOfCode: { 'password.wrong': 'password' },
  })
  const renew = async () => {
    const renewed = await form.submit()
    if (!renewed) return
    onCodes(renewed.recoveryCodes)
    onClose()
  }
  return (
    <PasswordDialog
      opened={opened}
      onClose={onClose}
      title="Make new recovery codes?"
      text="The recovery codes you have now stop working at once."
      action="Make new codes"
      form={form}
      onSubmit={() => void renew()}
    />
  )
}
