import { client, requireDone } from '../../api/client'
import type { BlockedPhone } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'

type Props = { blocked: BlockedPhone; removed: () => void }

/** A blocked phone number in the list, with the reason. */
export function PhoneRow({ blocked: { phone, reason, created_at }, removed }: Props) {
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <strong>
          <bdi>{phone}</bdi>
        </strong>
        <bdi>{reason}</bdi>
        <span className={common.quiet}>{t('common.since', { time: longTime(created_at) })}</span>
      </div>
      <AskFirst
        label={t('common.remove')}
        name={t('common.remove_name', { name: phone })}
        title={t('blocked_phone.remove.title')}
        words={say('blocked_phone.remove.hint', { phone: <bdi>{phone}</bdi> })}
        action={t('common.remove')}
        run={async () =>
          requireDone(await client.DELETE('/v1/blocked_phones/{phone}', { params: { path: { phone } } }))
        }
        done={removed}
      />
    </li>
  )
}
