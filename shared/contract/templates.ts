import { z } from 'zod'
import { id, version } from '../model/primitives.ts'
import { template, templateKind } from '../model/template.ts'
import { MOST_TEMPLATES, templateDescription, templateFields, templateName } from '../rules/templates.ts'
import { account } from './operation.ts'

const one = z.strictObject({ templateId: id, version })
const content = { name: templateName, description: templateDescription, fields: templateFields }
// Fifty fields of fifty answers, in characters that take some bytes each.
const LARGEST_TEMPLATE = 2 * 1024 * 1024

const order = z.array(id).max(MOST_TEMPLATES)

/** Templates for the contacts, issues and sources of every case of the account. */
export const templateOperations = {
  'templates.list': account({
    route: 'GET /templates',
    access: 'templates.read',
    summary: 'Templates in their order; archived ones, newest first, come after those in use when asked for.',
    input: z.strictObject({ show: z.enum(['in-use', 'all']).default('in-use') }),
    output: z.object({ items: z.array(template) }),
  }),
  'templates.create': account({
    route: 'POST /templates',
    access: 'templates.manage',
    summary: 'Makes a template, behind the others of its kind.',
    largestBody: LARGEST_TEMPLATE,
    input: z.strictObject({ kind: templateKind, ...content }),
    output: template,
  }),
  'templates.change': account({
    route: 'PATCH /templates/:templateId',
    access: 'templates.manage',
    summary: 'Changes name, description and fields of a template that is in use.',
    largestBody: LARGEST_TEMPLATE,
    input: one.extend(content),
    output: template,
  }),
  'templates.order': account({
    route: 'POST /templates/order',
    access: 'templates.manage',
    summary:
      'Puts the templates of a kind into another order, unless they are not in the order named as the old one.',
    input: z.strictObject({ kind: templateKind, before: order, after: order }),
    output: z.object({ items: z.array(template) }),
  }),
  'templates.archive': account({
    route: 'POST /templates/:templateId/archive',
    access: 'templates.manage',
    summary: 'Takes a template out of use. Nothing is lost.',
    input: one,
    output: template,
  }),
  'templates.restore': account({
    route: 'POST /templates/:templateId/restore',
    access: 'templates.manage',
    summary: 'Puts an archived template into use again, at the place it had.',
    input: one,
    output: template,
  }),
}
