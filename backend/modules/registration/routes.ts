export const registrationRoutes = {} as never
