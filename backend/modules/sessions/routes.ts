import type { Implementations } from '../../implement.ts'
import { chooseAccount } from './choose-account.ts'
import { readSession } from './describe-session.ts'
import { openAccount } from './open-account.ts'
import { readSetup } from './read-setup.ts'
import { signIn, signOut } from './sign-in.ts'

export const sessionRoutes = {
  'setup.read': { direct: readSetup },
  'accounts.open': { direct: openAccount },
  'session.read': { direct: readSession },
  'session.signIn': { direct: signIn },
  'session.chooseAccount': { direct: chooseAccount },
  'session.signOut': { direct: signOut },
} satisfies Implementations<
  | 'setup.read'
  | 'accounts.open'
  | 'session.read'
  | 'session.signIn'
  | 'session.chooseAccount'
  | 'session.signOut'
>
