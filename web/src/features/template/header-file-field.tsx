import { ActionIcon, Alert, Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import { IconPaperclip, IconX } from '../../ui/icons'
import takenStyles from '../../ui/taken.module.css'
import { type Attachment, upload } from '../attachment/attachment'
import type { FileKind } from './fill-template'
import fillingStyles from './filling.module.css'

type Props = { kind: FileKind; file: Attachment | null; change: (file: Attachment | null) => void }

const kinds = (): Record<FileKind, { words: string; accept: string }> => ({
  image: { words: t('template.header.image'), accept: 'image/jpeg,image/png' },
  video: { words: t('template.header.video'), accept: 'video/mp4,video/3gpp' },
  document: { words: t('template.header.document'), accept: 'application/pdf' },
})

/** The file that a template shows above its text, the same for all recipients. */
export function HeaderFileField({ kind, file, change }: Props) {
  const uploading = useMutation({ mutationFn: (chosen: File) => upload(chosen), onSuccess: change })
  const { words, accept } = kinds()[kind]
  return (
    <fieldset className={fillingStyles.filling}>
      <legend>{words}</legend>
      {file === null ? (
        <FileButton
          // Created for each file, so that the same file can be chosen again.
          key={uploading.submittedAt}
          accept={accept}
          onChange={(chosen) => chosen && uploading.mutate(chosen)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconPaperclip size={16} />}
              loading={uploading.isPending}
            >
              {t('broadcast.header_file.choose')}
            </Button>
          )}
        </FileButton>
      ) : (
        <span className={takenStyles.taken}>
          <bdi>{file.name}</bdi>
          <ActionIcon
            variant="subtle"
            aria-label={t('broadcast.header_file.remove')}
            onClick={() => change(null)}
          >
            <IconX size={16} />
          </ActionIcon>
        </span>
      )}
      {uploading.error && (
        <Alert className={fillingStyles.fallback} color="red" role="alert">
          {wordsOf(uploading.error)}
        </Alert>
      )}
    </fieldset>
  )
}
