import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { may, permissions } from '../../../../shared/rules/permissions.ts'
import { IconCheck } from '../../../components/icons.tsx'
import { VisuallyHidden } from '../../../components/visually-hidden.tsx'
import { allPermissions, seatWord } from '../level-words.ts'
import styles from './compare-levels.module.css'

/** What each level may do, line by line. */
export function CompareLevels({ id }: { id: string }) {
  return (
    <section id={id} className={styles.frame} aria-label="Permission levels compared">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">May</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {levelFacts[level].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {allPermissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">{permissions[permission].sentence}</th>
              {levels.map((level) => (
                <td key={level}>
                  {may(level, permission) ? (
                    <>
                      <IconCheck />
                      <VisuallyHidden>Yes</VisuallyHidden>
                    </>
                  ) : (
                    <>
                      <span aria-hidden>–</span>
                      <VisuallyHidden>No</VisuallyHidden>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Seat</th>
            {levels.map((level) => (
              <td key={level}>{seatWord(level)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
