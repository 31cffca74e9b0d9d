import type { KeyboardEvent } from 'react'
import type { Template, TemplateKind } from '../../../../shared/model/template.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconCopy, IconGrip, IconMore, IconOutbox, IconPencil } from '../../../components/icons.tsx'
import { LiveRegion } from '../../../components/live-region.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import type { Editing } from '../editor/use-editing.ts'
import { fieldsSentence } from '../template-words.ts'
import styles from '../templates.module.css'
import { useDrag } from './use-drag.ts'
import { useOrder } from './use-order.ts'
import { useTemplateActs } from './use-template-acts.ts'

/** The templates of a kind in the order in which cases offer them; dragged or moved with the arrow keys. */
export function TemplateList({
  kind,
  templates,
  onEdit,
}: {
  kind: TemplateKind
  templates: readonly Template[]
  onEdit(editing: Editing): void
}) {
  const offline = useOfflineReason()
  const { archive } = useTemplateActs()
  const { sorted, move, announcement } = useOrder(kind, templates)
  const { list, drag, handle } = useDrag(move)

  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const leads: Record<string, number> = {
      ArrowUp: place - 1,
      ArrowDown: place + 1,
      Home: 0,
      End: sorted.length - 1,
    }
    const to = leads[event.key]
    if (to === undefined || offline !== undefined) return
    event.preventDefault()
    move(place, to)
  }

  return (
    <section aria-label="In use">
      <ol ref={list} className={styles.rows} aria-label="Templates in use">
        {sorted.map((template, place) => (
          <li
            key={template.templateId}
            className={styles.row}
            data-dragged={drag?.from === place || undefined}
            data-makes-room={roomFor(drag, place)}
            style={drag?.from === place ? { transform: `translateY(${drag.offset}px)` } : undefined}
          >
            {sorted.length > 1 && (
              <span className={styles.grip} {...(offline === undefined && handle(place))}>
                <IconButton
                  size="sm"
                  label={`Move ${template.name}, ${place + 1} of ${sorted.length}`}
                  shortcut="↑ ↓"
                  disabledReason={offline}
                  onKeyDown={(event) => onKeyDown(event, place)}
                >
                  <IconGrip />
                </IconButton>
              </span>
            )}
            <div className={styles.words}>
              <button type="button" className={styles.name} onClick={() => onEdit({ kind, template })}>
                {template.name}
              </button>
              <p className={styles.soft}>
                {[fieldsSentence(template), template.description.replace(/\n+/g, ' ')]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <MenuButton
              iconOnly
              label={`Actions for ${template.name}`}
              icon={<IconMore />}
              items={[
                { label: 'Edit…', icon: <IconPencil />, onSelect: () => onEdit({ kind, template }) },
                {
                  label: 'Duplicate…',
                  icon: <IconCopy />,
                  onSelect: () => onEdit({ kind, from: { ...template, name: `${template.name} copy` } }),
                },
                'divider',
                {
                  label: 'Archive',
                  icon: <IconOutbox />,
                  disabledReason: offline,
                  onSelect: () => void archive(template),
                },
              ]}
            />
          </li>
        ))}
      </ol>
      <LiveRegion text={announcement} />
    </section>
  )
}

/** Which way a row gives way to the one that is dragged over it. */
function roomFor(drag: { from: number; to: number } | undefined, place: number): 'up' | 'down' | undefined {
  if (!drag || place === drag.from) return undefined
  if (place > drag.from && place <= drag.to) return 'up'
  if (place < drag.from && place >= drag.to) return 'down'
  return undefined
}
