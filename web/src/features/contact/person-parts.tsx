import { useQuery } from '@tanstack/react-query'
import { inboxesQuery } from '../../api/queries'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import { Identities } from '../identity/identities'
import { Attributes } from './attributes'
import { Consent } from './consent'
import { Files } from './files'
import { Names } from './names'
import { Notes } from './notes'
import { Part } from './part'
import { PhoneRequest } from './phone-request'
import { ReachSection } from './reach-section'
import { Threads } from './threads'

type Props = {
  person: Contact
  /** The conversation beside which it is shown. */
  beside?: { id: string; inbox_id: string }
  search?: InboxSearch
}

/** The sections about a contact; the same beside a conversation and on the contact's page. */
export function PersonParts({ person, beside, search }: Props) {
  const { id, identities, attributes } = person
  const first = useQuery({ ...inboxesQuery, enabled: beside === undefined }).data?.data[0]?.id
  const inbox_id = beside?.inbox_id ?? first
  return (
    <>
      {inbox_id !== undefined && (
        <Part name="reach" title={t('contact.section.reach')} open>
          {() => <ReachSection contact_id={id} inbox_id={inbox_id} />}
        </Part>
      )}
      {person.phone === null && inbox_id !== undefined && (
        <Part name="phone" title={t('contact.section.phone')} open>
          {() => <PhoneRequest contact_id={id} inbox_id={inbox_id} />}
        </Part>
      )}
      <Part name="identities" title={t('identity.title')} hint={identities.length} open>
        {() => <Identities identities={identities} />}
      </Part>
      <Part name="names" title={t('contact.section.names')}>
        {() => <Names person={person} />}
      </Part>
      <Part
        name="attributes"
        title={t('contact.section.attributes')}
        hint={Object.keys(attributes).length || undefined}
      >
        {() => <Attributes person={person} />}
      </Part>
      <Part name="notes" title={t('contact.section.notes')}>
        {() => <Notes contact_id={id} />}
      </Part>
      <Part name="consent" title={t('contact.section.consent')}>
        {() => <Consent contact_id={id} />}
      </Part>
      <Part name="files" title={t('contact.section.files')}>
        {() => <Files contact_id={id} />}
      </Part>
      <Part
        name="threads"
        title={beside === undefined ? t('conversation.title') : t('contact.section.other_conversations')}
      >
        {() => <Threads contact_id={id} except={beside?.id} search={search} />}
      </Part>
    </>
  )
}
