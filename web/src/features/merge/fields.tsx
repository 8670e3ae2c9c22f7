import { Radio } from '@mantine/core'
import { t } from '../../i18n/t'
import { type Difference, NAME, type Side } from './differences'

type Props = {
  differences: Difference[]
  sideOf: (key: string) => Side
  choose: (key: string, side: Side) => void
}

/** The fields in which the two differ, each with both values. */
export function Fields({ differences, sideOf, choose }: Props) {
  if (differences.length === 0)
    return <p className="quiet">{t('No conflicting names or attributes: all values are kept.')}</p>
  return (
    <>
      {differences.map(({ key, left, right, choosable }) => (
        <Radio.Group
          key={key}
          label={key === NAME ? t('Name') : <bdi>{key}</bdi>}
          value={sideOf(key)}
          onChange={(side) => choose(key, side === 'left' ? 'left' : 'right')}
        >
          <div className="merge-choices">
            <Radio
              value="left"
              label={<bdi>{left}</bdi>}
              disabled={!choosable.left}
              description={choosable.left ? undefined : t('This contact has no name to keep.')}
            />
            <Radio
              value="right"
              label={<bdi>{right}</bdi>}
              disabled={!choosable.right}
              description={choosable.right ? undefined : t('This contact has no name to keep.')}
            />
          </div>
        </Radio.Group>
      ))}
      <p className="quiet">{t('Values that only one contact has are kept too.')}</p>
    </>
  )
}
