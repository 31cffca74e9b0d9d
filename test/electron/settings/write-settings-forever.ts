import { openSettings } from '../../../electron/settings/open-settings.ts'

/** A process that changes its settings as fast as it can, until it is killed. */

const [folder = ''] = process.argv.slice(2)
const silent = () => undefined
const settings = openSettings(folder, { info: silent, warn: silent, error: silent })
process.stdout.write('writing\n')
for (let count = 0; ; count += 1) {
  const hiddenColumns = count % 2 === 0 ? [] : (['status', 'level'] as const)
  settings.write({
    sidebarCollapsed: count % 2 === 0,
    usersView: { ...settings.read().usersView, hiddenColumns: [...hiddenColumns] },
  })
}
