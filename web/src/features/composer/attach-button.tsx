import { ActionIcon, FileButton } from '@mantine/core'
import { t } from '../../i18n/t'
import { IconPaperclip } from '../../ui/icons'

/** Chooses files to send along. */
export function AttachButton({ disabled, attach }: { disabled: boolean; attach: (files: File[]) => void }) {
  return (
    <FileButton multiple disabled={disabled} onChange={(chosen) => chosen.length > 0 && attach(chosen)}>
      {(props) => (
        <ActionIcon
          {...props}
          variant="default"
          size={36}
          disabled={disabled}
          aria-label={t('composer.attach')}
        >
          <IconPaperclip size={18} />
        </ActionIcon>
      )}
    </FileButton>
  )
}
