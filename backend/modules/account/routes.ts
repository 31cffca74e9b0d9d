import type { Implementations } from '../../implement.ts'
import { changeLinkRule, readAccount } from './settings.ts'

export const accountRoutes = {
  'account.read': { read: readAccount },
  'account.changeLinkRule': { write: changeLinkRule },
} satisfies Implementations<'account.read' | 'account.changeLinkRule'>
