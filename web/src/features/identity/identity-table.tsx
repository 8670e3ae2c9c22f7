import { t } from '../../i18n/t'
import { type Lanes, lookWords } from './lanes'

/** All that the drawing shows, in words and in order of time. */
export function IdentityTable({ lanes: { lanes } }: { lanes: Lanes }) {
  const rows = lanes.flatMap(({ label, spans }) => spans.map((span) => ({ ...span, lane: label })))
  rows.sort((a, b) => a.from - b.from)
  return (
    <div className="sheet identity-table">
      <table className="sheet-table">
        <caption className="unseen">{t('identity.history.title')}</caption>
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
                <span className="quiet">
                  <bdi>{lane}</bdi>
                </span>
              </th>
              <td>{lookWords(look)}</td>
              <td>
                <span className="identity-by" title={by ?? undefined}>
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
