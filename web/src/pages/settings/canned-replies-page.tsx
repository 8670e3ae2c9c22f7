import { Button, Textarea, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { cannedRepliesQuery } from '../../api/canned-replies'
import { client, dataOf, requireDone } from '../../api/client'
import styles from '../../features/canned-reply/canned-replies-page.module.css'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { useApiForm } from '../../ui/use-api-form'

type Reply = { id: string; shortcut: string; text: string }
type Given = Pick<Reply, 'shortcut' | 'text'>

/** Answers that a team gives often. */
export function CannedRepliesPage() {
  const queries = useQueryClient()
  const replies = useInfiniteQuery(cannedRepliesQuery)
  const [editing, edit] = useState<string | null>(null)
  const changed = () => {
    edit(null)
    void queries.invalidateQueries({ queryKey: ['canned_replies'] })
  }
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
              <ul className={settingStyles.rows}>
                {pages
                  .flatMap((page) => page.data)
                  .map((reply) => (
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
                          saved={changed}
                        />
                      ) : (
                        <ReplyRow reply={reply} edit={() => edit(reply.id)} removed={changed} />
                      )}
                    </li>
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('canned_reply.empty')}</p>}
              <ShowMore of={replies} />
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}

type RowProps = { reply: Reply; edit: () => void; removed: () => void }

function ReplyRow({ reply: { id, shortcut, text }, edit, removed }: RowProps) {
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

type FormProps = {
  given?: Given
  action: string
  save: (body: Given) => Promise<unknown>
  saved: () => void
}

function ReplyForm({ given = { shortcut: '', text: '' }, action, save, saved }: FormProps) {
  const { field, submit, saving, failure } = useApiForm({
    given: { shortcut: given.shortcut, text: given.text },
    save,
    saved: (_, form) => {
      form.setValues({ shortcut: '', text: '' })
      saved()
    },
    about: { already_exists: 'shortcut' },
  })
  return (
    <form className={`${formStyles.inline} ${styles.form}`} onSubmit={submit}>
      <TextInput
        label={t('canned_reply.shortcut')}
        placeholder={t('canned_reply.shortcut_example')}
        {...field('shortcut')}
        maxLength={40}
        autoComplete="off"
        required
      />
      <Textarea
        label={t('canned_reply.text')}
        placeholder={t('canned_reply.text_example')}
        autosize
        minRows={2}
        maxLength={4096}
        dir="auto"
        {...field('text')}
        required
      />
      <Button type="submit" loading={saving.isPending}>
        {action}
      </Button>
      <Failure of={failure} />
    </form>
  )
}
