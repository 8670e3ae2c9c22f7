import { Button, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { t } from '../i18n/t'
import { Failure } from './failure'
import formStyles from './form.module.css'

type Question = {
  title: string
  words: ReactNode
  /** What happens, as the button that does it says it. */
  action: string
  /** It can be undone, or changes nothing for the worse. */
  harmless?: boolean
  run: () => Promise<unknown>
  /** After it was done; the question is closed then. */
  done: () => void
}

type Asked = Question & { close: () => void }

/** Asks before an action that can't be undone easily. */
export function Confirm({ opened, ...question }: Asked & { opened: boolean }) {
  return (
    // Stays where it is while closed, so that the focus comes back to where it was.
    <Modal
      opened={opened}
      onClose={question.close}
      title={question.title}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Ask {...question} />
    </Modal>
  )
}

function Ask({ words, action, harmless = false, run, done, close }: Asked) {
  const running = useMutation({
    mutationFn: run,
    onSuccess: () => {
      close()
      done()
    },
  })
  return (
    <Stack>
      <Text size="sm" component="div">
        {words}
      </Text>
      <Failure of={running.error} />
      <div className={formStyles.actions}>
        <Button
          color={harmless ? undefined : 'red'}
          loading={running.isPending}
          onClick={() => running.mutate()}
        >
          {action}
        </Button>
        <Button variant="default" onClick={close} data-autofocus>
          {t('common.cancel')}
        </Button>
      </div>
    </Stack>
  )
}

type Props = Question & {
  label: string
  /** Says which one, where several stand in a list. */
  name: string
  disabled?: boolean
}

/** A button that asks first. */
export function AskFirst({ label, name, disabled, ...question }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={name}
        disabled={disabled}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Confirm {...question} opened={asking} close={() => setAsking(false)} />
    </>
  )
}
