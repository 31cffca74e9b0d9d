import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { MessageContent, MessageRow } from '../../../shared/model/mail.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { noMailServer, openWindow, signedIn } from '../app/open-window.tsx'

const failed: MessageRow = {
  messageId: '00000000-0000-7000-8000-0000000000a1',
  kind: 'invitation',
  recipient: 'ana@ruiz.test',
  state: 'failed',
  attempts: 3,
  createdAt: '2026-11-20T10:00:00.000Z',
  sentAt: null,
  nextAt: null,
  answer: '550 5.1.1 No such mailbox',
}
const content: MessageContent = {
  ...failed,
  from: 'Stone LLP <office@stone.test>',
  subject: 'Abigail Stone invites you to Stone LLP',
  text: 'You are invited to Stone LLP.',
  html: '<p>You are invited</p>',
}
const withMessage: Handlers = {
  'outbox.list': () => ({ items: [failed], total: 1, next: null }),
  'outbox.read': () => content,
}
const openOutbox = (answers: Handlers) => openWindow({ session: signedIn(), hash: '#/outbox', answers })

it('says what will be here when nothing is, and offers to set up a mail server', async () => {
  const { person } = openOutbox({})
  expect(await screen.findByText('No messages yet')).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Set up a mail server' }))
  expect(await screen.findByLabelText('Mail server (SMTP)')).toBeVisible()
})

it('does not speak of a missing mail server where there is one', async () => {
  openOutbox({ 'mail.read': () => ({ ...noMailServer, source: 'account', host: 'smtp.stone.test' }) })
  await screen.findByText('No messages yet')
  expect(screen.queryByText(/No mail server is set up/)).not.toBeInTheDocument()
})

it('shows a message with the words of the mail server and sends it again', async () => {
  const { person, transport } = openOutbox({
    ...withMessage,
    'outbox.retry': () => ({ ...failed, state: 'queued' }),
  })
  await person.dblClick(await screen.findByRole('rowheader', { name: 'ana@ruiz.test' }))
  const message = await screen.findByRole('region', { name: 'Text of the message' })
  expect(message).toHaveTextContent('You are invited to Stone LLP.')
  const details = message.closest('aside') ?? document.body
  expect(within(details).getByText('550 5.1.1 No such mailbox')).toBeVisible()
  expect(within(details).getByText('Abigail Stone invites you to Stone LLP')).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(transport.callsOf('outbox.retry')).toEqual([{ messageId: failed.messageId }]))
  await waitFor(() =>
    expect(useNotices.getState().notices.at(-1)?.text).toBe(
      'The message to ana@ruiz.test is on its way again.',
    ),
  )
})

it('says why a message is not sent again', async () => {
  const { person } = openOutbox({
    ...withMessage,
    'outbox.retry': () => {
      throw new AppError('message.outdated')
    },
  })
  await person.dblClick(await screen.findByRole('rowheader', { name: 'ana@ruiz.test' }))
  await person.click(await screen.findByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(useNotices.getState().notices.at(-1)).toMatchObject({ tone: 'failure' }))
})

it.each([
  ['the list', 'outbox.list', 'The messages could not be read'],
  ['one message', 'outbox.read', 'The message could not be read'],
] as const)('tries again when %s could not be read', async (_what, operation, title) => {
  let away: string | undefined = operation
  const answerUnlessAway = <T,>(name: string, answer: T): T => {
    if (away === name) throw new AppError('server.unreachable')
    return answer
  }
  const { person } = openOutbox({
    'outbox.list': () => answerUnlessAway('outbox.list', { items: [failed], total: 1, next: null }),
    'outbox.read': () => answerUnlessAway('outbox.read', content),
  })
  if (operation === 'outbox.read')
    await person.dblClick(await screen.findByRole('rowheader', { name: 'ana@ruiz.test' }))
  await screen.findByText(title)
  away = undefined
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(title)).not.toBeInTheDocument())
  expect(await screen.findByRole('rowheader', { name: 'ana@ruiz.test' })).toBeVisible()
})
