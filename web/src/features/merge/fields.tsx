import { Radio } from '@mantine/core'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import choicesStyles from './choices.module.css'
import { type Difference, NAME, type Side } from './differences'

type Props = {
  differences: Difference[]
  sideOf: (key: string) => Side
  choose: (key: string, side: Side) => void
}

/** The fields in which the two differ, each with both values. */
export function Fields({ differences, sideOf, choose }: Props) {
  if (differences.length === 0) return <p className={common.quiet}>{t('merge.fields.no_conflict')}</p>
  return (
    <>
      {differences.map(({ key, left, right, choosable }) => (
        <Radio.Group
          key={key}
          label={key === NAME ? t('common.name') : <bdi>{key}</bdi>}
          value={sideOf(key)}
          onChange={(side) => choose(key, side === 'left' ? 'left' : 'right')}
        >
          <div className={choicesStyles.choices}>
            <Radio
              value="left"
              label={<bdi>{left}</bdi>}
              disabled={!choosable.left}
              description={choosable.left ? undefined : t('merge.fields.no_name')}
            />
            <Radio
              value="right"
              label={<bdi>{right}</bdi>}
              disabled={!choosable.right}
              description={choosable.right ? undefined : t('merge.fields.no_name')}
            />
          </div>
        </Radio.Group>
      ))}
      <p className={common.quiet}>{t('merge.fields.hint')}</p>
    </>
  )
}
