/** The login of the sample firm's administrator: offered on its sign-in page, worthless anywhere else. */
export const SAMPLE_LOGIN = {
  email: 'eleanor.hartwell@hartwell-moss.example',
  password: 'look around in the sample firm',
} as const
