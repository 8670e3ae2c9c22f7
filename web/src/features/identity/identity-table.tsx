import { t } from '../../i18n/t'
import { type Lanes, lookWords } from './lanes'

/** All that the drawing shows, in words and in order of time. */
export function IdentityTable({ lanes: { lanes } }: { lanes: Lanes }) {
  const rows = lanes.flatMap(({ label, spans }) => spans.map((span) => ({ ...span, lane: label })))
  rows.sort((a, b) => a.from - b.from)
  return (
    <div className="sheet identity-table">
      <table className="sheet-table">
        <caption className="unseen">{t('Identity history')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Entry')}</th>
            <th scope="col">{t('Status')}</th>
            <th scope="col">{t('Source')}</th>
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
                  {by === null ? t('manual or automatic') : t('signed webhook {id}', { id: by })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
