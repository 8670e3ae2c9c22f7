import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { cannedRepliesQuery } from '../../api/canned-replies'
import { client, dataOf } from '../../api/client'
import { ReplyForm } from '../../features/canned-reply/reply-form'
import { ReplyList } from '../../features/canned-reply/reply-list'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import { ShowMore } from '../../ui/show-more'

/** Answers that a team gives often. */
export function CannedRepliesPage() {
  const queries = useQueryClient()
  const replies = useInfiniteQuery(cannedRepliesQuery)
  const changed = () => void queries.invalidateQueries({ queryKey: ['canned_replies'] })
  return (
    <Section title={t('canned_reply.title')} words={t('canned_reply.hint')}>
      <Panel title={t('canned_reply.add')}>
        <ReplyForm
          action={t('common.add')}
          save={async (body) => dataOf(await client.POST('/v1/canned_replies', { body }))}
          saved={changed}
        />
      </Panel>
      <Panel title={t('canned_reply.list')}>
        <Loaded of={replies}>
          {({ pages }) => (
            <>
              <ReplyList replies={pages.flatMap((page) => page.data)} changed={changed} />
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('canned_reply.empty')}</p>}
              <ShowMore of={replies} />
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}
