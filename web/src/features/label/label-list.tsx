import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import type { Label } from '../../api/types'
import { t } from '../../i18n/t'
import settingStyles from '../../ui/setting.module.css'
import { LabelForm } from './label-form'
import { LabelRow } from './label-row'

/** The labels, each edited in its place. */
export function LabelList({ labels, changed }: { labels: Label[]; changed: () => void }) {
  const [editing, edit] = useState<string | null>(null)
  const saved = () => {
    edit(null)
    changed()
  }
  return (
    <ul className={settingStyles.rows}>
      {labels.map((label) => (
        <li key={label.name}>
          {editing === label.name ? (
            <LabelForm
              given={label}
              action={t('common.save')}
              save={(body) => saveLabel(label, body)}
              saved={saved}
              leave={() => edit(null)}
            />
          ) : (
            <LabelRow label={label} edit={() => edit(label.name)} removed={saved} />
          )}
        </li>
      ))}
    </ul>
  )
}

type Given = Parameters<Parameters<typeof LabelForm>[0]['save']>[0]

/** One that is only in use so far is kept from now on. */
async function saveLabel({ id }: Label, body: Given): Promise<unknown> {
  if (id === null) return dataOf(await client.POST('/v1/labels', { body }))
  return dataOf(await client.PATCH('/v1/labels/{id}', { params: { path: { id } }, body }))
}
