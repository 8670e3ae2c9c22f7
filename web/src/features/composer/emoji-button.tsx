import { ActionIcon, Loader, Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { t } from '../../i18n/t'
import { IconMoodSmile } from '../../ui/icons'

const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker')).EmojiPicker }))

export function EmojiButton({ pick }: { pick: (emoji: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={t('emoji.title')} onClick={() => setOpen(!open)}>
          <IconMoodSmile size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('emoji.title')}>
        <Suspense fallback={<Loader size="sm" aria-label={t('common.loading')} />}>
          <EmojiPicker
            pick={(emoji) => {
              setOpen(false)
              pick(emoji)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
