import { Radio, Stack } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'
import { PeopleFields } from './people-fields'
import { QueryFields } from './query-fields'

const choices = (): { value: BroadcastDraft['audience']; label: string; description: string }[] => [
  {
    value: 'everybody',
    label: t('broadcast.audience.all'),
    description: t('broadcast.audience.all_hint'),
  },
  {
    value: 'query',
    label: t('broadcast.audience.matching'),
    description: t('broadcast.audience.matching_hint'),
  },
  {
    value: 'people',
    label: t('broadcast.audience.specific'),
    description: t('broadcast.audience.specific_hint'),
  },
]

/** The audience; the dry run says which of these contacts can be reached. */
export function AudienceChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className={broadcastFieldsStyles.part} aria-label={t('broadcast.audience.title')}>
      <Radio.Group
        label={<h2>{t('broadcast.audience.send_to')}</h2>}
        description={t('broadcast.audience.hint')}
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
