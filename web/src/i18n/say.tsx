import { Fragment, type ReactNode } from 'react'
import { own } from '../util/own'
import { locale } from './language'
import { partsOf, type TextKey } from './t'

/**
 * As `t`, where a value is more than text: `say('activity.assignee.set', { name: <bdi>{name}</bdi> })`. The sentence
 * stays whole, so that each language can put the name where it belongs.
 */
export function say(key: TextKey, values: Record<string, ReactNode>): ReactNode {
  return partsOf(key, values.count).map((part, at) => {
    const value = at % 2 === 0 ? part : own(values, part)
    return (
      // The parts of one sentence keep their places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={at}>{typeof value === 'number' ? value.toLocaleString(locale()) : value}</Fragment>
    )
  })
}
