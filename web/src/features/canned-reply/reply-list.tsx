import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import type { CannedReply } from '../../api/types'
import { t } from '../../i18n/t'
import settingStyles from '../../ui/setting.module.css'
import { ReplyForm } from './reply-form'
import { ReplyRow } from './reply-row'

type Props = { replies: CannedReply[]; changed: () => void }

/** The canned replies, each edited in its place. */
export function ReplyList({ replies, changed }: Props) {
  const [editing, edit] = useState<string | null>(null)
  const saved = () => {
    edit(null)
    changed()
  }
  return (
    <ul className={settingStyles.rows}>
      {replies.map((reply) => (
        <li key={reply.id}>
          {editing === reply.id ? (
            <ReplyForm
              given={reply}
              action={t('common.save')}
              save={async (body) =>
                dataOf(
                  await client.PATCH('/v1/canned_replies/{id}', {
                    params: { path: { id: reply.id } },
                    body,
                  }),
                )
              }
              saved={saved}
            />
          ) : (
            <ReplyRow reply={reply} edit={() => edit(reply.id)} removed={saved} />
          )}
        </li>
      ))}
    </ul>
  )
}
