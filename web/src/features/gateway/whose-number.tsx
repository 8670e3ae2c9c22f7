import { Badge, Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { consumerNumbersQuery, numberOwnerQuery } from '../../api/gateway'
import type { Consumer, ConsumerNumber } from '../../api/types'
import { t } from '../../i18n/t'
import { toContact } from '../../paths'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import styles from './whose-number.module.css'

type Props = { consumer: Consumer; changed: () => void }

/** Finds the contact behind a number in the consumer, and makes the consumer use the contact's phone instead. */
export function WhoseNumber({ consumer, changed }: Props) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = useQuery(consumerNumbersQuery(consumer.id, asked))
  return (
    <Panel title={t('consumer.number.title')} words={t('consumer.number.hint')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.replace(/\D/g, ''))
        }}
      >
        <TextInput
          aria-label={t('consumer.number.label')}
          placeholder="999…"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="tel"
          autoComplete="off"
          dir="ltr"
          required
        />
        <Button type="submit" variant="default" loading={found.isFetching && asked !== ''}>
          {t('consumer.number.find')}
        </Button>
      </form>
      {asked !== '' && (
        <Loaded of={found}>
          {({ data: [number] }) =>
            number === undefined ? (
              <p role="status">{t('consumer.number.not_found')}</p>
            ) : (
              <Found key={number.number} of={consumer} number={number} changed={changed} />
            )
          }
        </Loaded>
      )}
    </Panel>
  )
}

function Found({ of, number, changed }: { of: Consumer; number: ConsumerNumber; changed: () => void }) {
  const { contact_id, surrogate, current } = number
  const { data: contact } = useQuery(numberOwnerQuery(contact_id))
  const renewing = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/gateway_consumers/{id}/numbers', {
          params: { path: { id: of.id } },
          body: { contact_id },
        }),
      ),
    onSuccess: changed,
  })
  const none = contact?.phone === null ? t('consumer.number.no_phone') : undefined
  return (
    <>
      <div className={settingStyles.row} role="status">
        <div className={settingStyles.what}>
          <Link {...toContact(contact_id)}>
            <bdi>{contact?.display_name ?? t('common.loading')}</bdi>
          </Link>
          <span className={common.quiet}>
            {current ? t('consumer.number.current') : t('consumer.number.former')}
          </span>
        </div>
        {surrogate && (
          <Badge variant="light" color="gray">
            {t('consumer.number.placeholder')}
          </Badge>
        )}
        {surrogate && current && (
          <Button
            variant="default"
            size="xs"
            loading={renewing.isPending}
            disabled={none !== undefined}
            title={none}
            onClick={() => renewing.mutate()}
          >
            {t('consumer.number.use_phone')}
          </Button>
        )}
      </div>
      {surrogate && current && none !== undefined && <p className={common.quiet}>{none}</p>}
      <Failure of={renewing.error} />
    </>
  )
}
