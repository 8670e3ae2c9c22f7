import { useQuery } from '@tanstack/react-query'
import { templateQuery } from '../../../api/queries'
import { longTime } from '../../../util/words'
import { Loaded } from '../loaded'
import { partsOf } from './template-parts'

/** A template as somebody would see it, with what a send has to give. */
export function TemplatePreview({ id }: { id: string }) {
  const template = useQuery(templateQuery(id))
  return (
    <Loaded of={template}>
      {({ components, variables, reach, updated_at }) => {
        const { header, body, footer, buttons, cards } = partsOf(components)
        const needed = variables.filter(({ required }) => required)
        return (
          <div className="template-open">
            <div className="template-preview" dir="auto">
              {header !== null && <strong>{header}</strong>}
              {body !== null && <p>{body}</p>}
              {footer !== null && <p className="quiet">{footer}</p>}
              {cards > 0 && <p className="quiet">{cards} cards to swipe through</p>}
            </div>
            {buttons.length > 0 && (
              <ul className="template-buttons" aria-label="Buttons">
                {buttons.map(({ type, text, url }, place) => (
                  // Buttons have no ids, and one template may have the same button twice.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={place}>
                    <bdi>{text}</bdi>{' '}
                    <span className="quiet">{url ?? type.toLowerCase().replaceAll('_', ' ')}</span>
                  </li>
                ))}
              </ul>
            )}
            {needed.length > 0 && (
              <p className="quiet">
                To be filled in:{' '}
                {needed
                  .map(({ component, name, position, example }) => {
                    const what = `${component} ${name ?? position}`
                    return example === null ? what : `${what} (such as “${example}”)`
                  })
                  .join(', ')}
              </p>
            )}
            {!reach.bsuid && (
              <p className="quiet">A one-time password: WhatsApp delivers it to a known phone only.</p>
            )}
            <p className="quiet">Last seen to change {longTime(updated_at)}</p>
          </div>
        )
      }}
    </Loaded>
  )
}
