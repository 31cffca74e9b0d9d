import { expect, it } from 'vitest'
import { readConfig } from '../../../backend/config.ts'

const args = { dataDir: '/nowhere', isSample: false }

it('pays by e-mailed bill unless a key of Stripe is set', () => {
  expect(readConfig({}, args).stripe).toBeUndefined()
  expect(readConfig({ ROSTER_STRIPE_KEY: 'sk_test_1234567890' }, args).stripe).toEqual({
    key: 'sk_test_1234567890',
    address: undefined,
  })
})

it.each(['pk_live_canary99', 'sk_live_canary99 with a blank', 'canary99'])(
  'refuses %j as a secret key without repeating it',
  (key) => {
    const read = () => readConfig({ ROSTER_STRIPE_KEY: key }, args)
    expect(read).toThrow('The setting ROSTER_STRIPE_KEY cannot be used')
    expect(read).not.toThrow('canary99')
  },
)

it.each(['ftp://stripe.test', 'stripe.test', 'file:///etc'])('refuses %j as an address', (address) => {
  const env = { ROSTER_STRIPE_KEY: 'sk_test_1234567890', ROSTER_STRIPE_ADDRESS: address }
  expect(() => readConfig(env, args)).toThrow('ROSTER_STRIPE_ADDRESS')
})
