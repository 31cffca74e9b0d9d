import type { Implementations } from '../../implement.ts'
import { changeMailServer, forgetMailServer, readMailSettings } from './mail-settings.ts'
import { listMessages, readMessage } from './read-messages.ts'
import { retryMessage } from './retry-message.ts'
import { testMailServer } from './test-mail-server.ts'

export const outboxRoutes = {
  'mail.read': { read: readMailSettings },
  'mail.change': { write: changeMailServer },
  'mail.forget': { write: forgetMailServer },
  'mail.test': { direct: testMailServer },
  'outbox.list': { read: listMessages },
  'outbox.read': { read: readMessage },
  'outbox.retry': { write: retryMessage },
} satisfies Implementations<
  'mail.read' | 'mail.change' | 'mail.forget' | 'mail.test' | 'outbox.list' | 'outbox.read' | 'outbox.retry'
>
