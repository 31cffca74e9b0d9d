import fc from 'fast-check'
import { SEED } from './seed.ts'

fc.configureGlobal({ seed: SEED })

/** The library of properties; each begins with the same seed in every run. */
export { fc }
