import {
  type AccountOperationName,
  accountOperationNames,
  type DesktopOperationName,
  type Input,
  type OperationName,
} from '../../shared/contract/index.ts'
import { sampleInputs as accountInputs } from '../support/sample-inputs.ts'

/** Well-formed ids of nothing. */
const FACTS = {
  userId: '019aaf00-0000-7000-8000-000000000001',
  invitationId: '019aaf00-0000-7000-8000-000000000002',
  messageId: '019aaf00-0000-7000-8000-000000000003',
  invoiceId: '019aaf00-0000-7000-8000-000000000005',
  quoteId: '019aaf00-0000-7000-8000-000000000006',
  caseId: '019aaf00-0000-7000-8000-000000000007',
  otherCaseId: '019aaf00-0000-7000-8000-000000000008',
  guestId: '019aaf00-0000-7000-8000-000000000009',
  taskId: '019aaf00-0000-7000-8000-000000000010',
  documentId: '019aaf00-0000-7000-8000-000000000011',
  handOverId: '019aaf00-0000-7000-8000-000000000012',
  templateId: '019aaf00-0000-7000-8000-00000000000f',
  accountId: '019aaf00-0000-7000-8000-000000000004',
  email: 'nobody@hartwell.test',
}

const desktopInputs: { [N in DesktopOperationName]: Input<N> } = {
  'desktop.read': {},
  'settings.read': {},
  'settings.change': { density: 'compact' },
  'connection.choose': { connection: { kind: 'unset' } },
  'invitationLink.copy': { invitationId: FACTS.invitationId },
  'page.open': { address: 'https://checkout.stripe.com/c/pay/cs_test_1' },
  'file.save': { name: 'Invoice 12.pdf', mediaType: 'application/pdf', content: 'UERG' },
}

function accountInput<N extends AccountOperationName>(name: N): Input<N> {
  return accountInputs[name](FACTS)
}

/** One well-formed input for every operation. */
export const sampleInputs = {
  ...Object.fromEntries(accountOperationNames.map((name) => [name, accountInput(name)])),
  ...desktopInputs,
} as { [N in OperationName]: Input<N> }
