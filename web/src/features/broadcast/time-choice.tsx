import { Radio, Stack, TextInput, type TextInputProps } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'

type Props = { draft: BroadcastDraft; change: Change; send_at: TextInputProps }

export function TimeChoice({ draft, change, send_at }: Props) {
  return (
    <section className={broadcastFieldsStyles.part} aria-label={t('broadcast.time.when')}>
      <Radio.Group
        label={<h2>{t('broadcast.time.title')}</h2>}
        value={draft.when}
        onChange={(value) => change({ when: value === 'later' ? 'later' : 'now' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={t('broadcast.time.now')} />
          <Radio
            value="later"
            label={t('broadcast.time.later')}
            description={t('broadcast.time.later_hint')}
          />
        </Stack>
      </Radio.Group>
      {draft.when === 'later' && (
        <TextInput
          type="datetime-local"
          label={t('broadcast.time.earliest')}
          description={t('common.time_hint')}
          {...send_at}
        />
      )}
    </section>
  )
}
