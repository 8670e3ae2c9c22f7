import { Alert, Button, Modal, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, wordsOf } from '../../api/client'
import { conflictQuery } from '../../api/queries'
import type { Conflict } from '../../api/types'
import { t } from '../../i18n/t'
import { toMerge } from '../../paths'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import keyListStyles from '../../ui/key-list.module.css'
import { Notice } from '../../ui/notice'
import { PaneLoader } from '../../ui/pane-loader'
import { longTime } from '../../util/words'
import { Candidate } from './candidate'
import candidateStyles from './candidate.module.css'
import styles from './conflict-pane.module.css'
import { conflictWords } from './conflict-words'

type Decision = { decision: 'merge' | 'distinct' | 'dismiss'; survivor_contact_id?: string }

export function ConflictPane({ id }: { id: string }) {
  const found = useQuery(conflictQuery(id))
  if (found.isPending) return <PaneLoader label={t('common.loading')} />
  if (found.data === undefined)
    return <Notice title={t('conflict.load_failed')} words={wordsOf(found.error)} />
  const conflict = found.data
  const { question, why } = conflictWords(conflict.kind)
  const decided = {
    merge: t('conflict.decided.same'),
    distinct: t('conflict.decided.different'),
    dismiss: t('conflict.decided.dismissed'),
  }
  return (
    <article className={styles.conflict} aria-label={question}>
      <header>
        <h2>{question}</h2>
        <p className={common.quiet}>
          {why} {t('conflict.detected_on', { time: longTime(conflict.at) })}
        </p>
      </header>
      <div className={candidateStyles.candidates}>
        <Candidate side={conflict.left} />
        <Candidate side={conflict.right} />
      </div>
      {conflict.state === 'open' ? (
        <Decide conflict={conflict} />
      ) : (
        <Alert color="teal" role="status">
          {conflict.decision === null ? t('conflict.resolved_automatically') : decided[conflict.decision]}
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
      <div className={formStyles.actions}>
        <Button data-key="s" onClick={() => setMerging(true)}>
          {t('conflict.same.action')}
        </Button>
        <Button
          data-key="d"
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'distinct' })}
        >
          {t('conflict.different.action')}
        </Button>
        <Button
          variant="default"
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ decision: 'dismiss' })}
        >
          {t('conflict.dismiss.action')}
        </Button>
        <Button data-key="l" variant="subtle" onClick={() => void navigate({ to: '/conflicts' })}>
          {t('conflict.later.action')}
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
    <dl className={styles.words}>
      <div>
        <dt>{t('conflict.same.action')}</dt>
        <dd>{t('conflict.same.hint')}</dd>
      </div>
      <div>
        <dt>{t('conflict.different.action')}</dt>
        <dd>{t('conflict.different.hint')}</dd>
      </div>
      <div>
        <dt>{t('conflict.dismiss.action')}</dt>
        <dd>{t('conflict.dismiss.hint')}</dd>
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
    <Modal opened onClose={close} title={t('conflict.merge.title')} lockScroll={false}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          merge(survivor)
        }}
      >
        <Text size="sm">
          {t('conflict.merge.hint')}{' '}
          {left.contact_id !== right.contact_id && (
            <Link {...toMerge(left.contact_id, right.contact_id)}>{t('conflict.merge.choose_values')}</Link>
          )}
        </Text>
        <Radio.Group label={t('merge.survivor.label')} value={survivor} onChange={setSurvivor}>
          <Stack gap="xs" mt="xs">
            {[left, right].map((side) => (
              <Radio key={side.contact_id} value={side.contact_id} label={<bdi>{side.display_name}</bdi>} />
            ))}
          </Stack>
        </Radio.Group>
        <div className={formStyles.actions}>
          <Button type="submit" loading={busy}>
            {t('conflict.merge.confirm')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

const conflictKeys = (): [string, string][] => [
  ['j', t('shortcut.next_conflict')],
  ['k', t('shortcut.previous_conflict')],
  ['s', t('conflict.same.action')],
  ['d', t('shortcut.to_different')],
  ['l', t('conflict.later.action')],
]

export function NothingChosen() {
  return (
    <Notice title={t('conflict.unselected.title')} words={t('conflict.unselected.hint')}>
      <dl className={keyListStyles.keys}>
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
