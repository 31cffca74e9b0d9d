import manifest from '../package.json' with { type: 'json' }

/** The version of this Roster. */
export const ROSTER_VERSION = manifest.version
