import type { Implementations } from '../../implement.ts'
import { changeInvitation } from './change.ts'
import { makeCopiedLink, recordCopy } from './copy-link.ts'
import { checkAddresses, createInvitations } from './create.ts'
import { deleteInvitation, restoreInvitation } from './delete.ts'
import { listInvitations } from './list.ts'
import { correctAddress, replaceLink, resendInvitation } from './send-again.ts'

/** Invitations over HTTP. */
export const invitationRoutes = {
  'invitations.check': { read: checkAddresses },
  'invitations.create': { write: createInvitations },
  'invitations.list': { read: listInvitations },
  'invitations.copyLink': { record: recordCopy, answer: makeCopiedLink },
  'invitations.resend': { write: resendInvitation },
  'invitations.delete': { write: deleteInvitation },
  'invitations.restore': { write: restoreInvitation },
  'invitations.change': { write: changeInvitation },
  'invitations.correctAddress': { write: correctAddress },
  'invitations.replaceLink': { write: replaceLink },
} satisfies Implementations<
  | 'invitations.check'
  | 'invitations.create'
  | 'invitations.list'
  | 'invitations.copyLink'
  | 'invitations.resend'
  | 'invitations.delete'
  | 'invitations.restore'
  | 'invitations.change'
  | 'invitations.correctAddress'
  | 'invitations.replaceLink'
>
