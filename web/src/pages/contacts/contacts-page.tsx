import '../../ui/sheet.css'
import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { contactsQuery } from '../../api/contacts'
import type { Contact } from '../../api/types'
import { ShowMore } from '../../components/show-more'
import { Unready } from '../../components/unready'
import { CONTACT_SHOWS, type ContactShow, type ContactsSearch, contactFiltersOf } from '../../paths'
import { Notice } from '../../ui/notice'
import { longTime } from '../../util/words'
import { useOpenThread } from '../inbox/use-open-thread'

const route = getRouteApi('/inside/contacts')

const NAMES: Record<ContactShow, string> = {
  everybody: 'Everybody',
  without_phone: 'Without a phone',
  bsuid_only: 'By WhatsApp ID only',
  conflicted: 'Somebody must decide',
}

/** Everybody who is known, with a phone or without one. */
export function ContactsPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const show = (change: Partial<ContactsSearch>) =>
    void navigate({ to: '/contacts', search: { ...search, ...change }, replace: true })
  return (
    <main className="page">
      <header className="page-header">
        <h1>Contacts</h1>
      </header>
      <div className="facts">
        <TextInput
          className="facts-search"
          type="search"
          aria-label="Search contacts"
          placeholder="Name, @username, phone or ID"
          leftSection={<IconSearch size={16} />}
          defaultValue={search.q}
          onChange={(event) => show({ q: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label="Which contacts"
          value={search.show ?? 'everybody'}
          onChange={(event) => show({ show: CONTACT_SHOWS.find((one) => one === event.currentTarget.value) })}
          data={CONTACT_SHOWS.map((value) => ({ value, label: NAMES[value] }))}
        />
      </div>
      <Contacts search={search} />
    </main>
  )
}

function Contacts({ search }: { search: ContactsSearch }) {
  const list = useInfiniteQuery({
    ...contactsQuery(contactFiltersOf(search)),
    placeholderData: (before) => before,
  })
  if (list.data === undefined) return <Unready of={list} title="The contacts cannot be shown" />
  const rows = list.data.pages.flatMap((page) => page.data)
  return (
    <>
      {rows.length > 0 && (
        <div className="sheet">
          <table className="sheet-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Username</th>
                <th scope="col">Phone</th>
                <th scope="col">Known since</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length === 0 && !list.hasNextPage && (
        <Notice
          title="Nobody is here"
          words={
            search.q === undefined && search.show === undefined
              ? 'Whoever writes to you becomes a contact.'
              : 'Nobody fits. Former names and numbers count, too.'
          }
        />
      )}
      <ShowMore of={list} words={rows.length === 0 ? 'Look further' : 'Show more'} />
    </>
  )
}

type Row = Pick<Contact, 'id' | 'display_name' | 'username' | 'phone' | 'conflict_ids' | 'created_at'>

function ContactRow({ contact }: { contact: Row }) {
  const { id, display_name, username, phone, conflict_ids, created_at } = contact
  const opening = useOpenThread(id, {})
  return (
    <tr>
      <th scope="row">
        <UnstyledButton className="contact-name" onClick={() => opening.mutate()}>
          <bdi>{display_name}</bdi>
        </UnstyledButton>
        {conflict_ids[0] !== undefined && (
          <Link to="/conflicts/$conflict_id" params={{ conflict_id: conflict_ids[0] }}>
            Who is it?
          </Link>
        )}
        {opening.data === false && <span className="quiet"> No conversation yet.</span>}
        {opening.error && <span className="warning">{wordsOf(opening.error)}</span>}
      </th>
      <td>{username ? <bdi>@{username}</bdi> : <span className="quiet">none</span>}</td>
      <td>{phone ? <bdi>{phone}</bdi> : <span className="quiet">none known</span>}</td>
      <td>
        <time dateTime={created_at}>{longTime(created_at)}</time>
      </td>
    </tr>
  )
}
