export const invitationRoutes = {} as never
