import { useQuery } from '@tanstack/react-query'
import { templateQuery } from '../../api/queries'
import type { TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { partWords } from '../../util/template-words'
import { listed, longTime } from '../../util/words'
import styles from './template-details.module.css'
import { partsOf } from './template-parts'
import templatePreviewStyles from './template-preview.module.css'

/** A template as a contact would see it, with the parameters of a send. */
export function TemplatePreview({ id }: { id: string }) {
  const template = useQuery(templateQuery(id))
  return (
    <Loaded of={template}>
      {({ components, variables, reach, updated_at }) => {
        const { header, body, footer, buttons, cards } = partsOf(components)
        const needed = variables.filter(({ required }) => required)
        return (
          <div className={styles.open}>
            <div className={`${templatePreviewStyles.preview} ${styles.preview}`} dir="auto">
              {header !== null && <strong>{header}</strong>}
              {body !== null && <p>{body}</p>}
              {footer !== null && <p className={common.quiet}>{footer}</p>}
              {cards > 0 && <p className={common.quiet}>{t('template.details.cards', { count: cards })}</p>}
            </div>
            {buttons.length > 0 && (
              <ul className={styles.buttons} aria-label={t('message.buttons')}>
                {buttons.map(({ type, text, url }, place) => (
                  // Buttons have no ids, and one template may have the same button twice.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={place}>
                    <bdi>{text}</bdi>{' '}
                    <span className={common.quiet}>{url ?? type.toLowerCase().replaceAll('_', ' ')}</span>
                  </li>
                ))}
              </ul>
            )}
            {needed.length > 0 && (
              <p className={common.quiet}>
                {t('template.details.parameters', { what: listed(needed.map(variableWords)) })}
              </p>
            )}
            {!reach.bsuid && <p className={common.quiet}>{t('template.details.one_time_password')}</p>}
            <p className={common.quiet}>
              {t('template.details.last_change', { time: longTime(updated_at) })}
            </p>
          </div>
        )
      }}
    </Loaded>
  )
}

function variableWords({ component, name, position, example }: TemplateDetail['variables'][number]): string {
  const what = `${partWords(component)} ${name ?? position}`
  return example === null ? what : t('template.details.example', { what, example })
}
