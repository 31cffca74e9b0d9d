import type { Implementations } from '../../implement.ts'
import { changeAccount } from './change-account.ts'
import { changeLinkRule, readAccount } from './settings.ts'

export const accountRoutes = {
  'account.read': { read: readAccount },
  'account.change': { write: changeAccount },
  'account.changeLinkRule': { write: changeLinkRule },
} satisfies Implementations<'account.read' | 'account.change' | 'account.changeLinkRule'>
