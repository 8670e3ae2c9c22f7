import { Button } from '@mantine/core'
import { client, requireDone } from '../../api/client'
import type { CannedReply } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'

type Props = { reply: CannedReply; edit: () => void; removed: () => void }

/** A canned reply in the list. */
export function ReplyRow({ reply: { id, shortcut, text }, edit, removed }: Props) {
  return (
    <div className={settingStyles.row}>
      <div className={settingStyles.what}>
        <strong>
          <bdi>/{shortcut}</bdi>
        </strong>
        <bdi className={common.said}>{text}</bdi>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('common.edit_name', { name: shortcut })}
        onClick={edit}
      >
        {t('common.edit')}
      </Button>
      <AskFirst
        label={t('common.remove')}
        name={t('common.remove_name', { name: shortcut })}
        title={t('canned_reply.remove.title')}
        words={t('canned_reply.remove.hint')}
        action={t('common.remove')}
        run={async () =>
          requireDone(await client.DELETE('/v1/canned_replies/{id}', { params: { path: { id } } }))
        }
        done={removed}
      />
    </div>
  )
}
