import type { Implementations } from '../../implement.ts'
import { acceptInvitation } from './accept.ts'
import { readOffer } from './read-offer.ts'

/** The registration page's operations, for whoever holds a link. */
export const registrationRoutes = {
  'registration.read': { direct: readOffer },
  'registration.accept': { direct: acceptInvitation },
} satisfies Implementations<'registration.read' | 'registration.accept'>
