import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import { labelsQuery } from '../../api/queries'
import type { Label } from '../../api/types'
import { LabelForm } from '../../features/label/label-form'
import labelTagStyles from '../../features/label/label-tag.module.css'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

/** The labels of the account: their colours, what they mean, and whether they stay. */
export function LabelsPage() {
  const queries = useQueryClient()
  const labels = useQuery(labelsQuery)
  const [editing, edit] = useState<string | null>(null)
  const changed = () => {
    edit(null)
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
              <ul className={settingStyles.rows}>
                {all.map((label) => (
                  <li key={label.name}>
                    {editing === label.name ? (
                      <LabelForm
                        given={label}
                        action={t('common.save')}
                        save={(body) => saveLabel(label, body)}
                        saved={changed}
                        leave={() => edit(null)}
                      />
                    ) : (
                      <LabelRow label={label} edit={() => edit(label.name)} removed={changed} />
                    )}
                  </li>
                ))}
              </ul>
              {all.length === 0 && <p className={common.quiet}>{t('label.empty')}</p>}
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}

type Given = Parameters<Parameters<typeof LabelForm>[0]['save']>[0]

/** One that is only in use so far is kept from now on. */
async function saveLabel({ id }: Label, body: Given): Promise<unknown> {
  if (id === null) return dataOf(await client.POST('/v1/labels', { body }))
  return dataOf(await client.PATCH('/v1/labels/{id}', { params: { path: { id } }, body }))
}

function LabelRow({ label, edit, removed }: { label: Label; edit: () => void; removed: () => void }) {
  const { id, name, color, description, sticky } = label
  return (
    <div className={settingStyles.row}>
      <div className={settingStyles.what}>
        <span>
          <span className={`${common.tag} ${labelTagStyles.label}`} data-color={color ?? undefined}>
            <bdi>{name}</bdi>
          </span>
        </span>
        {description && <bdi className={common.said}>{description}</bdi>}
        <span className={common.quiet}>
          {id === null ? t('label.unstored') : sticky ? t('label.sticky') : t('label.not_sticky')}
        </span>
      </div>
      <Button variant="default" size="xs" aria-label={t('common.edit_name', { name })} onClick={edit}>
        {id === null ? t('label.set_up') : t('common.edit')}
      </Button>
      {id !== null && (
        <AskFirst
          label={t('common.remove')}
          name={t('common.remove_name', { name })}
          title={t('label.remove.title')}
          words={t('label.remove.hint')}
          action={t('common.remove')}
          run={async () => requireDone(await client.DELETE('/v1/labels/{id}', { params: { path: { id } } }))}
          done={removed}
        />
      )}
    </div>
  )
}
