import type { sessionOperations } from '../../../shared/contract/sessions.ts'
import type { Implementations } from '../../implement.ts'
import { changePassword } from './change-password.ts'
import { chooseAccount } from './choose-account.ts'
import { readSession } from './describe-session.ts'
import { openAccount } from './open-account.ts'
import { readSetup } from './read-setup.ts'
import { forgetPassword, resetPassword } from './reset-password.ts'
import { signIn, signOut } from './sign-in.ts'
import { confirmTwoFactor, enrollTwoFactor, renewRecoveryCodes, turnOffTwoFactor } from './two-factor.ts'
import { updateProfile } from './update-profile.ts'
import { verifyCode } from './verify-code.ts'

export const sessionRoutes = {
  'setup.read': { direct: readSetup },
  'accounts.open': { direct: openAccount },
  'session.read': { direct: readSession },
  'session.signIn': { direct: signIn },
  'session.verifyCode': { direct: verifyCode },
  'session.chooseAccount': { direct: chooseAccount },
  'session.signOut': { direct: signOut },
  'profile.update': { direct: updateProfile },
  'password.change': { direct: changePassword },
  'password.forget': { direct: forgetPassword },
  'password.reset': { direct: resetPassword },
  'twoFactor.enroll': { direct: enrollTwoFactor },
  'twoFactor.confirm': { direct: confirmTwoFactor },
  'twoFactor.renewRecoveryCodes': { direct: renewRecoveryCodes },
  'twoFactor.turnOff': { direct: turnOffTwoFactor },
} satisfies Implementations<keyof typeof sessionOperations>
