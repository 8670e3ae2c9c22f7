import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { labelsQuery } from '../../api/queries'
import { LabelForm } from '../../features/label/label-form'
import { LabelList } from '../../features/label/label-list'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

/** The labels of the account: their colours, what they mean, and whether they stay. */
export function LabelsPage() {
  const queries = useQueryClient()
  const labels = useQuery(labelsQuery)
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['conversations'] })
    void queries.invalidateQueries({ queryKey: ['conversation'] })
  }
  return (
    <Section title={t('label.title')} words={t('label.hint')}>
      <Panel title={t('label.add.title')}>
        <LabelForm
          action={t('common.add')}
          save={async (body) => dataOf(await client.POST('/v1/labels', { body }))}
          saved={changed}
        />
      </Panel>
      <Panel title={t('label.list.title')}>
        <Loaded of={labels}>
          {(all) => (
            <>
              <LabelList labels={all} changed={changed} />
              {all.length === 0 && <p className={common.quiet}>{t('label.empty')}</p>}
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}
