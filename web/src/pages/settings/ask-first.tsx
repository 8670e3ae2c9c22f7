import { Button, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Failure } from './failure'

type Question = {
  title: string
  words: ReactNode
  /** What happens, as the button that does it says it. */
  action: string
  run: () => Promise<unknown>
  /** After it was done; the question is closed then. */
  done: () => void
}

/** Asks before something is done that cannot be taken back easily. */
export function Confirm({ title, words, action, run, done, close }: Question & { close: () => void }) {
  const running = useMutation({
    mutationFn: run,
    onSuccess: () => {
      close()
      done()
    },
  })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Text size="sm" component="div">
          {words}
        </Text>
        <Failure of={running.error} />
        <div className="decisions">
          <Button color="red" loading={running.isPending} onClick={() => running.mutate()}>
            {action}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            Not now
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

type Props = Question & { label: string /** Says which one, where several stand in a list. */; name: string }

/** A button that asks first. */
export function AskFirst({ label, name, disabled, ...question }: Props & { disabled?: boolean }) {
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
      {asking && <Confirm {...question} close={() => setAsking(false)} />}
    </>
  )
}
