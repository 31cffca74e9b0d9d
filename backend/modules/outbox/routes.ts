export const outboxRoutes = {} as never
