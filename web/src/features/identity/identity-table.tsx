import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import sheetStyles from '../../ui/sheet.module.css'
import styles from './identity-table.module.css'
import { type Lanes, lookWords } from './lanes'

/** All that the drawing shows, in words and in order of time. */
export function IdentityTable({ lanes: { lanes } }: { lanes: Lanes }) {
  const rows = lanes.flatMap(({ label, spans }) => spans.map((span) => ({ ...span, lane: label })))
  rows.sort((a, b) => a.from - b.from)
  return (
    <div className={`${sheetStyles.sheet} ${styles.table}`}>
      <table className={sheetStyles.table}>
        <caption className={common.unseen}>{t('identity.history.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('identity.history.entry')}</th>
            <th scope="col">{t('common.status')}</th>
            <th scope="col">{t('identity.history.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, lane, words, look, by }) => (
            <tr key={`${lane} ${id}`}>
              <th scope="row">
                <bdi>{words}</bdi>
                <span className={`${common.quiet} ${sheetStyles.below}`}>
                  <bdi>{lane}</bdi>
                </span>
              </th>
              <td>{lookWords(look)}</td>
              <td>
                <span className={styles.by} title={by ?? undefined}>
                  {by === null
                    ? t('identity.history.no_webhook')
                    : t('identity.history.signed_webhook', { id: by })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
