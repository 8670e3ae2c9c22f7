import { Badge, Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../../api/client'
import { consumerNumbersQuery, numberOwnerQuery } from '../../../api/gateway'
import type { Consumer, ConsumerNumber } from '../../../api/types'
import { t } from '../../../i18n/t'
import { toContact } from '../../../paths'
import { Failure } from '../failure'
import { Loaded } from '../loaded'
import { Panel } from '../section'

type Props = { consumer: Consumer; changed: () => void }

/** Finds who stands behind a number in the consumer, and has it told their phone instead. */
export function WhoseNumber({ consumer, changed }: Props) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = useQuery(consumerNumbersQuery(consumer.id, asked))
  return (
    <Panel
      title={t('Whose number is it?')}
      words={t('Who is meant by a number that you find in it, also by one that is no phone.')}
    >
      <form
        className="whose-number"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.replace(/\D/g, ''))
        }}
      >
        <TextInput
          aria-label={t('A number, as it stands in the consumer')}
          placeholder="999…"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="tel"
          autoComplete="off"
          dir="ltr"
          required
        />
        <Button type="submit" variant="default" loading={found.isFetching && asked !== ''}>
          {t('Find')}
        </Button>
      </form>
      {asked !== '' && (
        <Loaded of={found}>
          {({ data: [number] }) =>
            number === undefined ? (
              <p role="status">{t('This consumer knows nobody by this number.')}</p>
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
  const none = contact?.phone === null ? t('No phone of theirs is known.') : undefined
  return (
    <>
      <div className="setting-row" role="status">
        <div className="setting-what">
          <Link {...toContact(contact_id)}>
            <bdi>{contact?.display_name ?? t('Loading')}</bdi>
          </Link>
          <span className="quiet">
            {current
              ? t('The consumer is told of them by this number.')
              : t('This number still reaches them; the consumer is told of them by another.')}
          </span>
        </div>
        {surrogate && (
          <Badge variant="light" color="gray">
            {t('No phone')}
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
            {t('Use their phone from now on')}
          </Button>
        )}
      </div>
      {surrogate && current && none !== undefined && <p className="quiet">{none}</p>}
      <Failure of={renewing.error} />
    </>
  )
}
