import { Alert, Button, Loader, Modal, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, wordsOf } from '../../api/client'
import { conflictQuery } from '../../api/queries'
import type { Conflict } from '../../api/types'
import { t } from '../../i18n/t'
import { toMerge } from '../../paths'
import { Notice } from '../../ui/notice'
import { longTime } from '../../util/words'
import { Candidate } from './candidate'
import { conflictWords } from './conflict-words'

type Decision = { decision: 'merge' | 'distinct' | 'dismiss'; survivor_contact_id?: string }

export function ConflictPane({ id }: { id: string }) {
  const found = useQuery(conflictQuery(id))
  if (found.isPending) return <Loader className="pane-loader" aria-label={t('Loading')} />
  if (found.data === undefined)
    return <Notice title={t('This question cannot be shown')} words={wordsOf(found.error)} />
  const conflict = found.data
  const { question, why } = conflictWords(conflict.kind)
  const decided = {
    merge: t('They are one person.'),
    distinct: t('They are two people.'),
    dismiss: t('It was left as it is.'),
  }
  return (
    <article className="conflict" aria-label={question}>
      <header>
        <h2>{question}</h2>
        <p className="quiet">
          {why} {t('Noticed on {time}.', { time: longTime(conflict.at) })}
        </p>
      </header>
      <div className="candidates">
        <Candidate side={conflict.left} />
        <Candidate side={conflict.right} />
      </div>
      {conflict.state === 'open' ? (
        <Decide conflict={conflict} />
      ) : (
        <Alert color="teal" role="status">
          {conflict.decision === null ? t('This question answered itself.') : decided[conflict.decision]}
        </Alert>
      )}
    </article>
  )
}

function Decide({ conflict }: { conflict: Conflict }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [merging, setMerging] = useState(false)
  const deciding = useMutation({
    mutationFn: async (body: Decision) =>
      dataOf(
        await client.PUT('/v1/conflicts/{id}/resolution', { params: { path: { id: conflict.id } }, body }),
      ),
    onSuccess: (decided) => {
      setMerging(false)
      queries.setQueryData(['conflicts', conflict.id], decided)
      void queries.invalidateQueries()
    },
  })
  return (
    <>
      {deciding.error && (
        <Alert color="red" role="alert">
          {wordsOf(deciding.error)}
        </Alert>
      )}
      <div className="decisions">
        <Button data-key="s" onClick={() => setMerging(true)}>
          {t('The same person')}
        </Button>
        <Button
          data-key="d"
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'distinct' })}
        >
          {t('Two people')}
        </Button>
        <Button
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'dismiss' })}
        >
          {t('Leave it, and do not ask again')}
        </Button>
        <Button data-key="l" variant="subtle" onClick={() => void navigate({ to: '/conflicts' })}>
          {t('Later')}
        </Button>
      </div>
      <DecisionWords />
      {merging && (
        <MergeDialog
          conflict={conflict}
          busy={deciding.isPending}
          close={() => setMerging(false)}
          merge={(survivor_contact_id) => deciding.mutate({ decision: 'merge', survivor_contact_id })}
        />
      )}
    </>
  )
}

/** What each of the answers does. */
function DecisionWords() {
  return (
    <dl className="decision-words">
      <div>
        <dt>{t('The same person')}</dt>
        <dd>{t('Both histories become one. It can be undone.')}</dd>
      </div>
      <div>
        <dt>{t('Two people')}</dt>
        <dd>{t('Each keeps their own history.')}</dd>
      </div>
      <div>
        <dt>{t('Leave it, and do not ask again')}</dt>
        <dd>{t('Nothing changes; the question is closed.')}</dd>
      </div>
    </dl>
  )
}

type MergeProps = {
  conflict: Conflict
  busy: boolean
  close: () => void
  merge: (survivor_contact_id: string) => void
}

function MergeDialog({ conflict: { left, right }, busy, close, merge }: MergeProps) {
  const [survivor, setSurvivor] = useState(left.contact_id)
  return (
    <Modal opened onClose={close} title={t('Who goes on?')} lockScroll={false}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          merge(survivor)
        }}
      >
        <Text size="sm">
          {t(
            'Both histories become one, in one conversation for each inbox. Name and attributes of the one who goes on stand where both have some. It can be undone beside any of their conversations.',
          )}{' '}
          {left.contact_id !== right.contact_id && (
            <Link {...toMerge(left.contact_id, right.contact_id)}>{t('Choose what stays of whom')}</Link>
          )}
        </Text>
        <Radio.Group label={t('The contact that goes on')} value={survivor} onChange={setSurvivor}>
          <Stack gap="xs" mt="xs">
            {[left, right].map((side) => (
              <Radio key={side.contact_id} value={side.contact_id} label={<bdi>{side.display_name}</bdi>} />
            ))}
          </Stack>
        </Radio.Group>
        <div className="decisions">
          <Button type="submit" loading={busy}>
            {t('Make them one')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('Not now')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

const conflictKeys = (): [string, string][] => [
  ['j', t('Next question')],
  ['k', t('Previous question')],
  ['s', t('The same person')],
  ['d', t('Go to “Two people”')],
  ['l', t('Later')],
]

export function NothingChosen() {
  return (
    <Notice
      title={t('Choose a question')}
      words={t(
        'Some questions only a person can answer: whether two contacts are one. Choose one to see both sides.',
      )}
    >
      <dl className="key-list">
        {conflictKeys().map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
