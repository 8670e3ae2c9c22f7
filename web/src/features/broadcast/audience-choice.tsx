import { Radio, Stack } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'
import { PeopleFields } from './people-fields'
import { QueryFields } from './query-fields'

const choices = (): { value: BroadcastDraft['audience']; label: string; description: string }[] => [
  {
    value: 'everybody',
    label: t('All contacts'),
    description: t('All contacts that exist at the time of the dry run.'),
  },
  {
    value: 'query',
    label: t('Matching contacts'),
    description: t('Filter contacts by search, attributes, known phone or date of last change.'),
  },
  {
    value: 'people',
    label: t('Specific contacts'),
    description: t('Pick contacts one by one. A contact picked twice gets one message.'),
  },
]

/** For whom it is; who of them can be reached is for the dry run to say. */
export function AudienceChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label={t('Audience')}>
      <Radio.Group
        label={<h2>{t('Send to')}</h2>}
        description={t(
          'Includes contacts that hide their phone: WhatsApp reaches these contacts by WhatsApp ID.',
        )}
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
