import type { Line } from '../report.ts'
import type { Proof } from './setting.ts'

/** What a check by id says, for the table. */
export function lossLines({ loss, sampled, invisible }: Proof): Line[] {
  const { acknowledged, lost, doubled, astray } = loss
  const bad = lost.length + doubled.length + astray.length
  return [
    {
      what: 'acknowledged messages lost, doubled or astray, by id',
      value: bad,
      unit: '',
      against: `of ${acknowledged.toLocaleString('en')}`,
      met: bad === 0,
    },
    {
      what: 'sampled through the API and not in their thread',
      value: invisible.length,
      unit: '',
      against: `of ${sampled}`,
      met: invisible.length === 0,
    },
  ]
}
