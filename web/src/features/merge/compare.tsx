import { Button, Radio } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { mergePreviewQuery } from '../../api/person'
import { contactQuery } from '../../api/queries'
import type { Contact, Merge, MergePreview } from '../../api/types'
import { t } from '../../i18n/t'
import { toMerge } from '../../paths'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Unready } from '../../ui/unready'
import { own } from '../../util/own'
import candidateStyles from '../conflict/candidate.module.css'
import choicesStyles from './choices.module.css'
import styles from './compare.module.css'
import { differencesOf, keepOf, NAME, type Side } from './differences'
import { Fields } from './fields'
import { SideCard } from './side-card'
import { Warnings } from './warnings'

type Props = { person: Contact; other_id: string; merged: (merge: Merge) => void }

/** Both contacts side by side, with what moves, and which values are kept. */
export function Compare({ person, other_id, merged }: Props) {
  const other = useQuery(contactQuery(other_id))
  const preview = useQuery(mergePreviewQuery(person.id, other_id))
  if (other.data === undefined) return <Unready of={other} title={t('merge.compare.load_failed')} />
  if (preview.data === undefined) return <Unready of={preview} title={t('merge.compare.preview_failed')} />
  return <Choose sides={[person, other.data]} preview={preview.data} merged={merged} />
}

type ChooseProps = { sides: [Contact, Contact]; preview: MergePreview; merged: (merge: Merge) => void }

function Choose({ sides, preview, merged }: ChooseProps) {
  const [left, right] = sides
  const [survivor, setSurvivor] = useState(left.id)
  const [chosen, choose] = useState<Record<string, Side>>({})
  const differences = differencesOf(left, right)
  const first = survivor === left.id ? 'left' : 'right'
  const sideOf = (key: string) => own(chosen, key) ?? first
  const merging = useMerging(sides, merged)
  const named = differences.find(({ key }) => key === NAME)
  const name = named ? named[sideOf(NAME)] : left.display_name
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        merging.mutate({ survivor, keep: keepOf(differences, sideOf, first, sides) })
      }}
    >
      <Warnings sides={sides} preview={preview} />
      <div className={`${candidateStyles.candidates} ${styles.sides}`}>
        {sides.map((side, index) => (
          <SideCard key={side.id} person={side} counts={preview.sides[index]} />
        ))}
      </div>
      <section className={sectionStyles.ground} aria-label={t('merge.compare.title')}>
        <h2>{t('merge.compare.title')}</h2>
        <SurvivorChoice sides={sides} survivor={survivor} choose={setSurvivor} />
        <Fields
          differences={differences}
          sideOf={sideOf}
          choose={(key, side) => choose({ ...chosen, [key]: side })}
        />
        <Failure of={merging.error} />
        <div className={formStyles.actions}>
          <Button type="submit" loading={merging.isPending}>
            {t('merge.confirm', { name })}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} {...toMerge(left.id)} />}>
            {t('merge.compare.choose_again')}
          </Button>
        </div>
      </section>
    </form>
  )
}

type SurvivorProps = { sides: [Contact, Contact]; survivor: string; choose: (id: string) => void }

/** Which of the two contacts is kept. */
function SurvivorChoice({ sides, survivor, choose }: SurvivorProps) {
  return (
    <Radio.Group
      label={t('merge.survivor.label')}
      description={t('merge.survivor.hint')}
      value={survivor}
      onChange={choose}
    >
      <div className={choicesStyles.choices}>
        {sides.map(({ id, display_name }) => (
          <Radio key={id} value={id} label={<bdi>{display_name}</bdi>} />
        ))}
      </div>
    </Radio.Group>
  )
}

type Merging = { survivor: string; keep: ReturnType<typeof keepOf> }

function useMerging([left, right]: [Contact, Contact], merged: (merge: Merge) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ survivor, keep }: Merging) =>
      dataOf(
        await client.POST('/v1/contacts/{id}/merges', {
          params: { path: { id: survivor } },
          body: { contact_id: survivor === left.id ? right.id : left.id, ...(keep && { keep }) },
        }),
      ),
    onSuccess: (merge) => {
      merged(merge)
      void queries.invalidateQueries()
    },
  })
}
