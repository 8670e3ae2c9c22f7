import { Alert, Button, Modal, NativeSelect, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ApiError, client, dataOf, wordsOf } from '../../api/client'
import { contactQuery, contactSearchQuery, inboxesQuery } from '../../api/queries'
import type { Contact, Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import common from '../../ui/common.module.css'
import { IconAddressBook, IconDeviceMobile, IconId } from '../../ui/icons'
import { PersonAvatar } from '../../ui/person-avatar'
import { ReachSection } from '../contact/reach-section'
import { TemplatePicker } from '../template/template-picker'
import styles from './new-conversation.module.css'
import { readAddress } from './read-address'

type To = { contact_id: string } | { phone: string } | { bsuid: string }
type Props = { search: InboxSearch; close: () => void }

/** Starts a conversation with a known or new contact, or opens the one that exists. */
export function NewConversation({ search, close }: Props) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const [chosen, setChosen] = useState(search.inbox)
  const inbox_id = chosen ?? inboxes[0]?.id
  const [typed, setTyped] = useState('')
  const opening = useMutation({
    mutationFn: async (to: To) =>
      dataOf(await client.POST('/v1/conversations', { body: { to, ...(inbox_id && { inbox_id }) } })),
    onSuccess: async (conversation) => {
      queries.setQueryData(['conversation', conversation.id], conversation)
      await navigate(toConversation(conversation.id, search))
      if (conversation.window?.may_send !== 'templates') close()
    },
  })
  if (opening.data) return <OnlyTemplates conversation={opening.data} close={close} />
  return (
    <Modal opened onClose={close} title={t('conversation.create')} lockScroll={false}>
      <Stack gap="sm">
        {inboxes.length > 1 && (
          <NativeSelect
            label={t('conversation.new.from')}
            value={inbox_id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={inboxes.map(({ id, name, display_phone }) => ({
              value: id,
              label: `${name} · ${display_phone}`,
            }))}
          />
        )}
        <TextInput
          label={t('message.to')}
          description={t('conversation.new.to_hint')}
          placeholder="+1 555 010 0199"
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            opening.reset()
            setTyped(event.currentTarget.value)
          }}
        />
        {opening.error && <Refusal error={opening.error} open={opening.mutate} />}
        <Offers typed={typed.trim()} busy={opening.isPending} open={opening.mutate} />
      </Stack>
    </Modal>
  )
}

type OffersProps = { typed: string; busy: boolean; open: (to: To) => void }

/** The contacts that the typed text may mean, and why it is no address. */
function Offers({ typed, busy, open }: OffersProps) {
  const address = readAddress(typed)
  const found = useQuery({
    ...contactSearchQuery(typed),
    enabled: typed !== '',
    placeholderData: (before) => before,
  })
  const people = typed === '' ? [] : (found.data?.data ?? [])
  return (
    <>
      {address.kind === 'username' && (
        <Alert color="yellow" py="xs" title={t('conversation.new.no_username')}>
          {t('conversation.new.no_username_hint')}
        </Alert>
      )}
      {address.kind === 'parent_bsuid' && (
        <Alert color="yellow" py="xs">
          {t('conversation.new.no_parent_bsuid')}
        </Alert>
      )}
      <ul className={styles.offers} aria-label={t('conversation.new.recipients')}>
        {address.kind === 'phone' && (
          <Offer
            icon={<IconDeviceMobile size={20} aria-hidden="true" />}
            words={t('conversation.new.phone', { phone: address.phone })}
            busy={busy}
            choose={() => open({ phone: address.phone })}
          />
        )}
        {address.kind === 'bsuid' && (
          <Offer
            icon={<IconId size={20} aria-hidden="true" />}
            words={t('conversation.new.bsuid', { id: address.bsuid })}
            busy={busy}
            choose={() => open({ bsuid: address.bsuid })}
          />
        )}
        {people.map((person) => (
          <PersonOffer key={person.id} person={person} busy={busy} open={open} />
        ))}
      </ul>
      {found.error && <Text c="var(--warning)">{wordsOf(found.error)}</Text>}
      {typed === '' && (
        <p className={common.quiet}>
          <IconAddressBook size={16} aria-hidden="true" /> {t('conversation.new.search_all')}
        </p>
      )}
      {address.kind === 'name' && typed !== '' && found.data && people.length === 0 && (
        <p className={common.quiet} role="status">
          {t('conversation.new.none_found')}
        </p>
      )}
    </>
  )
}

type OfferProps = { icon: ReactNode; words: string; quiet?: string; busy: boolean; choose: () => void }

function Offer({ icon, words, quiet, busy, choose }: OfferProps) {
  return (
    <li>
      <UnstyledButton className={styles.offer} disabled={busy} onClick={choose}>
        {icon}
        <span>
          <bdi>{words}</bdi>
          {quiet && (
            <span className={common.quiet}>
              <bdi>{quiet}</bdi>
            </span>
          )}
        </span>
      </UnstyledButton>
    </li>
  )
}

type Person = Pick<Contact, 'id' | 'display_name' | 'username' | 'phone'>

function PersonOffer({ person, busy, open }: { person: Person; busy: boolean; open: (to: To) => void }) {
  const { id, display_name, username, phone } = person
  return (
    <Offer
      icon={<PersonAvatar id={id} name={display_name} />}
      words={display_name}
      quiet={[username && `@${username}`, phone ?? t('contact.phone.hidden')].filter(Boolean).join(' · ')}
      busy={busy}
      choose={() => open({ contact_id: id })}
    />
  )
}

/**
 * Why it is impossible, in our words if the user can do something about it; and the contacts that the user may have
 * meant.
 */
function Refusal({ error, open }: { error: Error; open: (to: To) => void }) {
  const code = error instanceof ApiError ? error.code : ''
  const contact_ids = error instanceof ApiError ? contactIdsOf(error) : []
  return (
    <Alert color="orange" role="alert" py="xs" title={t('conversation.new.failed')}>
      {refusalOf(code) ?? wordsOf(error)}
      {contact_ids.length > 0 && (
        <ul className={styles.offers}>
          {contact_ids.map((id) => (
            <Meant key={id} id={id} open={open} />
          ))}
        </ul>
      )}
    </Alert>
  )
}

function refusalOf(code: string): string | null {
  switch (code) {
    case 'phone_changed_owner':
      return t('conversation.new.phone_moved')
    case 'phone_disputed':
      return t('conversation.new.phone_disputed')
    case 'foreign_bsuid':
      return t('conversation.new.wrong_portfolio')
    default:
      return null
  }
}

function Meant({ id, open }: { id: string; open: (to: To) => void }) {
  const person = useQuery(contactQuery(id)).data
  return person === undefined ? null : <PersonOffer person={person} busy={false} open={open} />
}

/** Outside the window WhatsApp takes templates only: why, and which. */
function OnlyTemplates({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const [choosing, choose] = useState(false)
  if (choosing) return <TemplatePicker conversation={conversation} close={close} />
  return (
    <Modal opened onClose={close} title={t('conversation.new.template')} lockScroll={false}>
      <Stack gap="sm">
        <Text size="sm">{t('conversation.new.template_hint')}</Text>
        {conversation.contact && (
          <div className={styles.reach}>
            <ReachSection contact_id={conversation.contact.id} inbox_id={conversation.inbox_id} />
          </div>
        )}
        <Button data-autofocus onClick={() => choose(true)}>
          {t('template.choose')}
        </Button>
      </Stack>
    </Modal>
  )
}

/** Who may be meant, where the server asks. */
function contactIdsOf({ members }: ApiError): string[] {
  const ids = 'contact_ids' in members ? members.contact_ids : []
  return Array.isArray(ids) ? ids.map(String) : []
}
