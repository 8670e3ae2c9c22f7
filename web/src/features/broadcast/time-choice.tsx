import { Radio, Stack, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'

export function TimeChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label={t('When')}>
      <Radio.Group
        label={<h2>{t('When to send')}</h2>}
        value={draft.when}
        onChange={(value) => change({ when: value === 'later' ? 'later' : 'now' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={t('When you start it')} />
          <Radio
            value="later"
            label={t('At a later time')}
            description={t('Start it after the dry run; it then waits until this time.')}
          />
        </Stack>
      </Radio.Group>
      {draft.when === 'later' && (
        <TextInput
          type="datetime-local"
          label={t('Earliest send time')}
          description={t('In this computer’s time zone, up to 90 days ahead.')}
          value={draft.send_at}
          onChange={(event) => change({ send_at: event.currentTarget.value })}
        />
      )}
    </section>
  )
}
