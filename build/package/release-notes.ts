import { readFileSync } from 'node:fs'

/** What CHANGELOG.md says about a version; a version that it does not name is refused. */
export function readReleaseNotes(changelog: string, version: string): string {
  const [, ...sections] = readFileSync(changelog, 'utf8').split(/^## /m)
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version)
  if (section === undefined) throw new Error(`CHANGELOG.md says nothing about version ${version}.`)
  return section.slice(version.length).trim()
}
