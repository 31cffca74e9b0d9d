import { listImports, type SourceFile } from './source-file.ts'

/** Answers what is wrong with an import, or undefined. */
type Arrow = (from: string, to: string) => string | undefined

const rooms = ['shared', 'backend', 'electron', 'renderer']

const fileArrows: readonly Arrow[] = [
  refuseOtherRooms,
  refuseUpwardsInRenderer,
  refuseFeatureToFeature,
  refuseUpwardsInModule,
  refuseForeignInsides,
  refuseRoutesElsewhere,
]

const packageArrows: readonly Arrow[] = [
  refusePackagesInShared,
  refuseElectronElsewhere,
  refuseMantineInFeatures,
]

/** One sentence for every import that goes against the arrows of docs/architecture.md. */
export function findForbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const imports = listImports(file)
    const computed =
      imports.computed > 0 && roomOf(file.path) !== undefined
        ? [`${file.path} imports a computed name: a module is named by a plain string`]
        : []
    return [
      ...imports.files.flatMap((to) => follow(fileArrows, file.path, to)),
      ...imports.packages.flatMap((to) => follow(packageArrows, file.path, to)),
      ...computed,
    ]
  })
}

function follow(arrows: readonly Arrow[], from: string, to: string): string[] {
  return arrows.flatMap((arrow) => {
    const wrong = arrow(from, to)
    return wrong === undefined ? [] : [`${from} imports ${to}: ${wrong}`]
  })
}

function refuseOtherRooms(from: string, to: string) {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)]
  if (fromRoom === undefined || toRoom === fromRoom || toRoom === 'shared') return
  if (to === 'package.json' && fromRoom !== 'shared') return
  return `${fromRoom} may import itself and shared only; rooms meet in shared/contract`
}

function refusePackagesInShared(from: string, to: string) {
  if (roomOf(from) !== 'shared' || ['zod', 'temporal-polyfill'].includes(packageOf(to))) return
  return 'shared imports nothing but zod and temporal-polyfill'
}

function refuseElectronElsewhere(from: string, to: string) {
  if (packageOf(to) !== 'electron' || roomOf(from) === 'electron') return
  return 'electron is imported in electron/ only'
}

/** The base of the renderer knows neither features nor what puts them together. */
function refuseUpwardsInRenderer(from: string, to: string) {
  const [fromRoom, fromLayer] = from.split('/')
  const [toRoom, toLayer] = to.split('/')
  if (fromRoom !== 'renderer' || toRoom !== 'renderer' || fromLayer === undefined || toLayer === undefined)
    return
  const height = heightInRenderer(fromLayer)
  if (fromLayer === toLayer || heightInRenderer(toLayer) <= height) return
  return `components, bridge and stores are below features, and features below app; ${fromLayer} is below ${toLayer}`
}

function heightInRenderer(layer: string): number {
  if (layer === 'features') return 1
  return ['app', 'registration', 'main.tsx'].includes(layer) ? 2 : 0
}

function refuseFeatureToFeature(from: string, to: string) {
  const [fromFeature, toFeature] = [featureOf(from), featureOf(to)]
  if (fromFeature === undefined || toFeature === undefined || fromFeature === toFeature) return
  return 'features do not import features; share through components, stores or bridge'
}

function refuseMantineInFeatures(from: string, to: string) {
  if (featureOf(from) === undefined || !to.startsWith('@mantine/')) return
  return 'features use the wrapper in renderer/components'
}

/** Inside one module of the backend: queries <- service <- routes. */
function refuseUpwardsInModule(from: string, to: string) {
  const [here, there] = [moduleOf(from), moduleOf(to)]
  if (here === undefined || here !== there) return
  const [fromRole, toRole] = [roleOf(from), roleOf(to)]
  if (fromRole === undefined || toRole === undefined || layers.indexOf(toRole) <= layers.indexOf(fromRole))
    return
  return `${fromRole} may not know ${toRole}; the arrows are queries <- service <- routes`
}

function refuseForeignInsides(from: string, to: string) {
  const [here, there] = [moduleOf(from), moduleOf(to)]
  if (here === undefined || there === undefined || here === there) return
  if (roleOf(to) !== 'queries' && roleOf(to) !== 'routes') return
  return `a module calls the service of another module, never its ${roleOf(to)}`
}

/** Only what puts the application together binds routes: the files at the top and modules/*.ts. */
function refuseRoutesElsewhere(from: string, to: string) {
  if (moduleOf(from) !== undefined || moduleOf(to) === undefined || roleOf(to) !== 'routes') return
  if (/^backend\/(modules\/)?[^/]+$/.test(from)) return
  return 'routes are bound by the files at the top of backend/ only'
}

const layers = ['queries', 'service', 'routes']

function roleOf(path: string): string | undefined {
  const name = path.split('/').slice(3).join('/')
  return layers.find((layer) => new RegExp(`(^|[-./])${layer}([./]|$)`).test(name))
}

function moduleOf(path: string): string | undefined {
  return /^backend\/modules\/([^/]+)\//.exec(path)?.[1]
}

function featureOf(path: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
}

function roomOf(path: string): string | undefined {
  return rooms.find((room) => path.startsWith(`${room}/`))
}

function packageOf(target: string): string {
  const parts = target.split('/')
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target)
}
