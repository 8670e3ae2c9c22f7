import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { comparisonQuery } from '../../api/gateway'
import type { Consumer, Policy } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import rawStyles from '../../ui/raw.module.css'
import styles from './comparison.module.css'
import { policyNames, policyWords } from './gateway-words'
import { aroundDifferences, compareLines, type LinePair } from './line-differences'

const POLICIES: Policy[] = ['stable_phone', 'known_phone', 'passthrough']

const linesOf = (webhook: object | null) =>
  webhook === null ? [] : JSON.stringify(webhook, null, 2).split('\n')

/** What Meta sent beside what the consumer gets of it, under its own policy or another. */
export function Comparison({ of, delivery_id }: { of: Consumer; delivery_id: string }) {
  const comparison = useQuery(comparisonQuery(of.id, delivery_id))
  const [whole, setWhole] = useState(false)
  const [policy, setPolicy] = useState<Policy>(of.policy)
  return (
    <Loaded of={comparison}>
      {({ original, views }) => {
        const pairs = compareLines(linesOf(original ?? views[policy]), linesOf(views[policy]))
        const changed = pairs.filter(({ same }) => !same).length
        return (
          <div className={styles.comparison}>
            <NativeSelect
              label={t('comparison.policy')}
              size="xs"
              value={policy}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                setPolicy(POLICIES.find((it) => it === chosen) ?? policy)
              }}
              data={POLICIES.map((value) => ({ value, label: policyNames()[value] }))}
            />
            <p className={common.quiet}>{policyWords()[policy]}</p>
            <p role="status">
              {views[policy] === null
                ? t('comparison.not_sent')
                : original === null
                  ? t('comparison.impossible')
                  : changed === 0
                    ? t('comparison.same')
                    : t('comparison.differing_lines', { count: changed })}
            </p>
            {changed > 0 && (
              <Checkbox
                size="xs"
                label={t('comparison.show_unchanged')}
                checked={whole}
                onChange={(event) => setWhole(event.currentTarget.checked)}
              />
            )}
            <SideBySide pairs={whole || changed === 0 ? pairs : aroundDifferences(pairs)} />
          </div>
        )
      }}
    </Loaded>
  )
}

function SideBySide({ pairs }: { pairs: LinePair[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={`${rawStyles.raw} ${styles.sides}`} tabIndex={0} aria-label={t('comparison.title')}>
      <table dir="ltr">
        <thead>
          <tr>
            <th scope="col">{t('comparison.original')}</th>
            <th scope="col">{t('comparison.sent')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ left, right, same }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move.
            <tr key={row} className={same ? undefined : styles.differs}>
              <td>{same ? left : left !== null && <del>{left}</del>}</td>
              <td>{same ? right : right !== null && <ins>{right}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
