import { useConnectionChoice } from '../../bridge/use-connection-choice.ts'
import { TextLink } from '../../components/text-link.tsx'

/** Under the card of the desktop application: where this window signs in, and the way to another place. */
export function ConnectionLine() {
  const { sentence, canChoose, chooseAgain } = useConnectionChoice()
  if (!canChoose) return null
  return (
    <>
      {sentence} <TextLink onClick={() => void chooseAgain()}>Choose another place</TextLink>
    </>
  )
}
