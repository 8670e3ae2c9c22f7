import { Fragment, type ReactNode } from 'react'
import { own } from '../util/own'
import { locale } from './language'
import { partsOf } from './t'

/**
 * As `t`, where a value is more than text: `say('Merged with {name}', { name: <bdi>{name}</bdi> })`. The sentence stays
 * whole, so that each language can put the name where it belongs.
 */
export function say(english: string, values: Record<string, ReactNode>): ReactNode {
  return partsOf(english, values.count).map((part, at) => {
    const value = at % 2 === 0 ? part : own(values, part)
    return (
      // The parts of one sentence keep their places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={at}>{typeof value === 'number' ? value.toLocaleString(locale()) : value}</Fragment>
    )
  })
}
