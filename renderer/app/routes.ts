import { type ComponentType, lazy } from 'react'
import type { Permission } from '../../shared/rules/permissions.ts'
import { IconOutbox, IconSettings, IconUsers } from '../components/icons.tsx'

/** A page of the application: where it is, who may open it, what draws it. */
export interface Route {
  path: string
  title: string
  icon: ComponentType
  /** Null: everybody who is signed in. */
  permission: Permission | null
  group: 'account' | 'own'
  screen: ComponentType
}

/** Every page, in the order of the sidebar. Screens load when they are first opened. */
export const routes: readonly Route[] = [
  {
    path: '/users',
    title: 'Users',
    icon: IconUsers,
    permission: 'users.read',
    group: 'account',
    screen: lazy(async () => ({ default: (await import('../features/users/users-screen.tsx')).UsersScreen })),
  },
  {
    path: '/outbox',
    title: 'Outbox',
    icon: IconOutbox,
    permission: 'outbox.read',
    group: 'account',
    screen: lazy(async () => ({
      default: (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen,
    })),
  },
  {
    path: '/settings',
    title: 'Settings',
    icon: IconSettings,
    permission: null,
    group: 'own',
    screen: lazy(async () => ({
      default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
    })),
  },
]
