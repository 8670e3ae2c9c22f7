import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, requireDone } from '../../api/client'
import { blockedPhonesQuery } from '../../api/settings'
import { say } from '../../i18n/say'
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
import { longTime } from '../../util/words'

/** Numbers that say nothing about who uses them. */
export function BlockedPhonesPage() {
  const queries = useQueryClient()
  const phones = useInfiniteQuery(blockedPhonesQuery)
  // Who is who may have changed with the list.
  const changed = () => void queries.invalidateQueries()
  const remove = async (phone: string) =>
    requireDone(await client.DELETE('/v1/blocked_phones/{phone}', { params: { path: { phone } } }))
  return (
    <Section title={t('blocked_phone.title')} words={t('blocked_phone.hint')}>
      <Panel title={t('blocked_phone.add')}>
        <AddPhone added={changed} />
      </Panel>
      <Panel title={t('blocked_phone.list')}>
        <Loaded of={phones}>
          {({ pages }) => (
            <>
              <ul className={settingStyles.rows}>
                {pages
                  .flatMap((page) => page.data)
                  .map(({ phone, reason, created_at }) => (
                    <li key={phone} className={settingStyles.row}>
                      <div className={settingStyles.what}>
                        <strong>
                          <bdi>{phone}</bdi>
                        </strong>
                        <bdi>{reason}</bdi>
                        <span className={common.quiet}>
                          {t('common.since', { time: longTime(created_at) })}
                        </span>
                      </div>
                      <AskFirst
                        label={t('common.remove')}
                        name={t('common.remove_name', { name: phone })}
                        title={t('blocked_phone.remove.title')}
                        words={say('blocked_phone.remove.hint', { phone: <bdi>{phone}</bdi> })}
                        action={t('common.remove')}
                        run={() => remove(phone)}
                        done={changed}
                      />
                    </li>
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('blocked_phone.empty')}</p>}
              <ShowMore of={phones} />
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}

function AddPhone({ added }: { added: () => void }) {
  const {
    field,
    submit,
    saving: adding,
    failure,
  } = useApiForm({
    given: { phone: '', reason: '' },
    save: async ({ phone, reason }) =>
      dataOf(
        await client.PUT('/v1/blocked_phones/{phone}', { params: { path: { phone } }, body: { reason } }),
      ),
    saved: (_, form) => {
      form.reset()
      added()
    },
  })
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <TextInput
        label={t('common.phone_number')}
        type="tel"
        placeholder="+351 910 000 000"
        {...field('phone')}
        autoComplete="off"
        required
      />
      <TextInput
        label={t('blocked_phone.explanation')}
        placeholder={t('blocked_phone.explanation_example')}
        {...field('reason')}
        maxLength={500}
        required
      />
      <Button type="submit" loading={adding.isPending}>
        {t('common.add')}
      </Button>
      <Failure of={failure} />
    </form>
  )
}
