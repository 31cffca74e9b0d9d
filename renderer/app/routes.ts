import { type ComponentType, lazy } from 'react'
import type { Permission } from '../../shared/rules/permissions.ts'
import {
  IconAccount,
  IconActivity,
  IconBilling,
  IconCases,
  IconMyCases,
  IconOutbox,
  IconSettings,
  IconTemplates,
  IconUsers,
} from '../components/icons.tsx'

/** A page of the application: where it is, who may open it, what draws it. */
export interface Route {
  path: string
  title: string
  icon: ComponentType
  /** Null: everybody who is signed in. */
  permission: Permission | null
  /** Null: not in the sidebar, where `within` is marked instead. */
  group: 'cases' | 'account' | 'own' | null
  within?: string
  screen: ComponentType
}

/** Whether an address is this page or a part of it, such as one invoice. */
export function leadsTo(route: Route, path: string): boolean {
  return path === route.path || path.startsWith(`${route.path}/`)
}

/** Every page, in the order of the sidebar. Screens load when they are first opened. */
export const routes: readonly Route[] = [
  {
    path: '/my-cases',
    title: 'My cases',
    icon: IconMyCases,
    permission: 'cases.readAssigned',
    group: 'cases',
    screen: lazy(async () => ({
      default: (await import('../features/cases/my-cases-screen.tsx')).MyCasesScreen,
    })),
  },
  {
    path: '/cases',
    title: 'Cases',
    icon: IconCases,
    permission: 'cases.readAll',
    group: 'cases',
    screen: lazy(async () => ({ default: (await import('../features/cases/cases-screen.tsx')).CasesScreen })),
  },
  {
    path: '/users',
    title: 'Users',
    icon: IconUsers,
    permission: 'users.read',
    group: 'account',
    screen: lazy(async () => ({ default: (await import('../features/users/users-screen.tsx')).UsersScreen })),
  },
  {
    path: '/hand-overs',
    title: 'Hand-overs',
    icon: IconUsers,
    permission: 'handOvers.manage',
    group: null,
    within: '/users',
    screen: lazy(async () => ({ default: (await import('./hand-overs.tsx')).HandOvers })),
  },
  {
    path: '/billing',
    title: 'Billing',
    icon: IconBilling,
    permission: 'billing.read',
    group: 'account',
    screen: lazy(async () => ({
      default: (await import('../features/billing/billing-screen.tsx')).BillingScreen,
    })),
  },
  {
    path: '/account',
    title: 'Account information',
    icon: IconAccount,
    permission: 'account.manage',
    group: 'account',
    screen: lazy(async () => ({
      default: (await import('../features/account/account-screen.tsx')).AccountScreen,
    })),
  },
  {
    path: '/templates',
    title: 'Templates',
    icon: IconTemplates,
    permission: 'templates.manage',
    group: 'account',
    screen: lazy(async () => ({
      default: (await import('../features/templates/templates-screen.tsx')).TemplatesScreen,
    })),
  },
  {
    path: '/activity',
    title: 'Activity',
    icon: IconActivity,
    permission: 'activity.read',
    group: 'account',
    screen: lazy(async () => ({
      default: (await import('../features/activity/activity-screen.tsx')).ActivityScreen,
    })),
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
