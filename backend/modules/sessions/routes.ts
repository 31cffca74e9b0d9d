export const sessionRoutes = {} as never
