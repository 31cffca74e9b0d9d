export const userRoutes = {} as never
