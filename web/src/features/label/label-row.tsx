import { Button } from '@mantine/core'
import { client, requireDone } from '../../api/client'
import type { Label } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'
import labelTagStyles from './label-tag.module.css'

/** A label as it is set up, or as it is only in use so far. */
export function LabelRow({ label, edit, removed }: { label: Label; edit: () => void; removed: () => void }) {
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
