import type { Implementations } from '../../implement.ts'
import { archiveTemplate, restoreTemplate } from './archive.ts'
import { changeTemplate, createTemplate } from './change.ts'
import { listTemplates } from './list.ts'
import { orderTemplates } from './order.ts'

export const templateRoutes = {
  'templates.list': { read: listTemplates },
  'templates.create': { write: createTemplate },
  'templates.change': { write: changeTemplate },
  'templates.order': { write: orderTemplates },
  'templates.archive': { write: archiveTemplate },
  'templates.restore': { write: restoreTemplate },
} satisfies Implementations<
  | 'templates.list'
  | 'templates.create'
  | 'templates.change'
  | 'templates.order'
  | 'templates.archive'
  | 'templates.restore'
>
