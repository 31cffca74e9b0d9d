import { settings } from '../../shared/model/settings.ts'

/** Settings files from before versions were written into them. */
export const settingsV0 = settings
