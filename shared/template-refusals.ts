/** Refusals about templates; part of `errorCatalogue`. */
export const templateRefusals = {
  'template.not-found': { status: 404, message: 'There is no such template in this account.' },
  'template.stale': {
    status: 409,
    message: 'Somebody changed this template in the meantime. Look at the current state and try again.',
  },
  'template.name-taken': {
    status: 409,
    message: 'Another template in use for the same has this name. Choose another one.',
  },
  'template.order-stale': {
    status: 409,
    message: 'The templates changed in the meantime. Look at their order again.',
  },
  'template.archived': { status: 409, message: 'This template is archived. Restore it first.' },
  'template.in-use': { status: 409, message: 'This template is in use already.' },
  'template.too-many': {
    status: 409,
    message: 'There are {most} templates of this kind, which is the limit. Archive one first.',
  },
} as const
