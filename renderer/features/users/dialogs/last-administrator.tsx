import { useState } from 'react'
import type { UserActPreview } from '../../../../shared/model/user-act.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { type Asked, ask } from '../asked.ts'

/** Why the last active administrator keeps the level and the access, and whom to promote first. */
export function LastAdministrator({
  opened,
  onClose,
  name,
  candidates,
  wanted,
}: {
  opened: boolean
  onClose(): void
  name: string
  candidates: UserActPreview['candidates']
  /** What was to be done; it is asked again after somebody was promoted. */
  wanted: Asked
}) {
  const [chosen, setChosen] = useState<string>()
  const candidate = candidates.find(({ userId }) => userId === chosen) ?? candidates[0]
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`${name} is the last Account Administrator`}
      footer={
        <DialogFooter
          onCancel={onClose}
          action={
            candidate ? (
              <Button
                kind="primary"
                onClick={() =>
                  ask({ act: 'changeLevel', user: candidate, to: 'administrator', afterwards: wanted })
                }
              >
                {`Promote ${candidate.name}…`}
              </Button>
            ) : (
              <Button kind="primary" onClick={() => ask({ act: 'invite' })}>
                Invite User
              </Button>
            )
          }
        />
      }
    >
      <Stack>
        <p>
          {`Without ${name} nobody could invite people, change permission levels or give access back. So the last active Account Administrator can be neither deactivated nor given another level.`}
        </p>
        {candidate ? (
          <RadioList
            legend="Who shall be an Account Administrator too?"
            options={candidates.map(({ userId, name: candidateName, level }) => ({
              value: userId,
              label: candidateName,
              hint: `${levelFacts[level].name} now`,
            }))}
            value={candidate.userId}
            onChange={setChosen}
          />
        ) : (
          <p>There is nobody else to promote yet. Invite somebody as an Account Administrator first.</p>
        )}
      </Stack>
    </Dialog>
  )
}
