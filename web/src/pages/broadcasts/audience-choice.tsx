import { Radio, Stack } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'
import { PeopleFields } from './people-fields'
import { QueryFields } from './query-fields'

const choices = (): { value: BroadcastDraft['audience']; label: string; description: string }[] => [
  {
    value: 'everybody',
    label: t('Every contact'),
    description: t('Whoever is a contact at the time of the dry run.'),
  },
  {
    value: 'query',
    label: t('Contacts that fit'),
    description: t(
      'Found by a search, by their attributes, by whether their phone is known, or by when they changed.',
    ),
  },
  {
    value: 'people',
    label: t('People that I choose'),
    description: t('Picked one by one. Somebody picked twice gets it once.'),
  },
]

/** For whom it is; who of them can be reached is for the dry run to say. */
export function AudienceChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label={t('Audience')}>
      <Radio.Group
        label={<h2>{t('Who it is for')}</h2>}
        description={t('Who hides their phone is among them: WhatsApp reaches them by their WhatsApp ID.')}
        value={draft.audience}
        onChange={(value) => {
          const chosen = choices().find((choice) => choice.value === value)
          if (chosen) change({ audience: chosen.value })
        }}
      >
        <Stack gap="xs" mt="xs">
          {choices().map((choice) => (
            <Radio key={choice.value} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.audience === 'query' && (
        <QueryFields
          query={draft.query}
          change={(query) => change({ query: { ...draft.query, ...query } })}
        />
      )}
      {draft.audience === 'people' && (
        <PeopleFields people={draft.people} change={(people) => change({ people })} />
      )}
    </section>
  )
}
