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
    return <Notice title={t('Can’t load this conflict')} words={wordsOf(found.error)} />
  const conflict = found.data
  const { question, why } = conflictWords(conflict.kind)
  const decided = {
    merge: t('Decided: same contact.'),
    distinct: t('Decided: different contacts.'),
    dismiss: t('Dismissed without changes.'),
  }
  return (
    <article className="conflict" aria-label={question}>
      <header>
        <h2>{question}</h2>
        <p className="quiet">
          {why} {t('Detected on {time}.', { time: longTime(conflict.at) })}
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
          {conflict.decision === null
            ? t('This conflict was resolved automatically.')
            : decided[conflict.decision]}
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
          {t('Same contact')}
        </Button>
        <Button
          data-key="d"
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'distinct' })}
        >
          {t('Different contacts')}
        </Button>
        <Button
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'dismiss' })}
        >
          {t('Dismiss conflict')}
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
        <dt>{t('Same contact')}</dt>
        <dd>{t('Merges both histories. You can undo the merge.')}</dd>
      </div>
      <div>
        <dt>{t('Different contacts')}</dt>
        <dd>{t('Each contact keeps its own history.')}</dd>
      </div>
      <div>
        <dt>{t('Dismiss conflict')}</dt>
        <dd>{t('Closes the conflict without changes.')}</dd>
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
    <Modal opened onClose={close} title={t('Choose the contact to keep')} lockScroll={false}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          merge(survivor)
        }}
      >
        <Text size="sm">
          {t(
            'The merge joins both histories in one conversation per inbox. Where both contacts have a name or attribute, the values of the contact to keep are used. You can undo the merge next to any of its conversations.',
          )}{' '}
          {left.contact_id !== right.contact_id && (
            <Link {...toMerge(left.contact_id, right.contact_id)}>{t('Choose values to keep')}</Link>
          )}
        </Text>
        <Radio.Group label={t('Contact to keep')} value={survivor} onChange={setSurvivor}>
          <Stack gap="xs" mt="xs">
            {[left, right].map((side) => (
              <Radio key={side.contact_id} value={side.contact_id} label={<bdi>{side.display_name}</bdi>} />
            ))}
          </Stack>
        </Radio.Group>
        <div className="decisions">
          <Button type="submit" loading={busy}>
            {t('Merge contacts')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('Cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

const conflictKeys = (): [string, string][] => [
  ['j', t('Next conflict')],
  ['k', t('Previous conflict')],
  ['s', t('Same contact')],
  ['d', t('Go to “Different contacts”')],
  ['l', t('Later')],
]

export function NothingChosen() {
  return (
    <Notice
      title={t('Select a conflict')}
      words={t(
        'A member decides whether two contacts are the same. Select a conflict to compare both contacts.',
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
