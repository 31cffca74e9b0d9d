/** The server key of backends in tests; those that share a database share it. */
export const TEST_SECRET = 'a secret of the tests, more than 32 characters'
