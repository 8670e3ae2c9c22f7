import type { Activity } from '../../api/types'
import { t } from '../../i18n/t'
import { longTime } from '../../util/words'
import { type Fields, objectOf, wordsIn } from '../message/content/read-content'
import { isPriority, priorityWords } from '../priority/priority-words'
import { paymentWords, systemWords } from './told-words'

const NEW = { status: 'open', assignee_id: null, team_id: null, priority: 'none', labels: [] }

/** The names of members and teams, by their ids; undefined: no longer one of them. */
export type Names = Record<'member' | 'team', (id: string) => string | undefined>

/** One fact of a change: with its actor, if known, or without. */
type Fact = { done: string; by: (name: string) => string }

/** One quiet line about what happened to a conversation; null where there is nothing to tell. */
export function activityWords({ type, data, before, actor }: Activity, names: Names): string | null {
  if (type === 'conversation.updated') return changeWords(factsOf(data, before ?? NEW, actor, names), actor)
  if (type === 'conversation.handover') return handoverWords(data)
  if (type === 'conversation.system_message') return systemWords(data)
  if (type === 'payment.updated') return paymentWords(data)
  if (type === 'phone_request.expired') return t('activity.phone_request_expired')
  if (type === 'message.moved') return t('activity.messages_moved')
  // That they were asked is a message of its own.
  return null
}

/** The member is named once, with the first of their changes. */
function changeWords(facts: Fact[], actor: Activity['actor']): string | null {
  const [first, ...rest] = facts
  if (first === undefined) return null
  const told = [tellFirst(first, actor), ...rest.map(({ done }) => done)]
  return told.join(' · ')
}

function tellFirst({ done, by }: Fact, actor: Activity['actor']): string {
  switch (actor?.kind) {
    case 'member':
      return by(actor.name ?? t('member.former'))
    case 'api_key':
      return actor.name === null ? done : by(actor.name)
    case 'rules':
      return t('activity.automatic', { what: done })
    default:
      return done
  }
}

function factsOf(now: Fields, before: Fields, actor: Activity['actor'], names: Names): Fact[] {
  const facts: (Fact | null)[] = []
  if (now.status !== before.status) facts.push(statusFact(now))
  if (now.assignee_id !== before.assignee_id) facts.push(assigneeFact(now, actor, names))
  // What was written down before there were teams and priorities says nothing of either.
  if (isChanged(now.team_id, before.team_id)) facts.push(teamFact(now, names))
  if (isChanged(now.priority, before.priority)) facts.push(priorityFact(now))
  const [labels, former] = [textsIn(now.labels), textsIn(before.labels)]
  const added = labels.filter((label) => !former.includes(label)).join(', ')
  const removed = former.filter((label) => !labels.includes(label)).join(', ')
  if (added !== '')
    facts.push({
      done: t('activity.labels.added', { labels: added }),
      by: (name) => t('activity.labels.added_by', { name, labels: added }),
    })
  if (removed !== '')
    facts.push({
      done: t('activity.labels.removed', { labels: removed }),
      by: (name) => t('activity.labels.removed_by', { name, labels: removed }),
    })
  return facts.filter((fact) => fact !== null)
}

function isChanged(now: unknown, before: unknown): boolean {
  return now !== undefined && before !== undefined && now !== before
}

function statusFact({ status, snoozed_until }: Fields): Fact | null {
  const until = wordsIn(snoozed_until)
  switch (status) {
    case 'open':
      return { done: t('activity.status.reopened'), by: (name) => t('activity.status.reopened_by', { name }) }
    case 'pending':
      return { done: t('activity.status.pending'), by: (name) => t('activity.status.pending_by', { name }) }
    case 'resolved':
      return { done: t('activity.status.resolved'), by: (name) => t('activity.status.resolved_by', { name }) }
    case 'snoozed': {
      if (until === null)
        return {
          done: t('activity.snoozed.until_reply'),
          by: (name) => t('activity.snoozed.until_reply_by', { name }),
        }
      const time = longTime(until)
      return {
        done: t('activity.snoozed.until', { time }),
        by: (name) => t('activity.snoozed.until_by', { name, time }),
      }
    }
    default:
      return null
  }
}

function assigneeFact({ assignee_id }: Fields, actor: Activity['actor'], names: Names): Fact {
  const id = wordsIn(assignee_id)
  if (id === null)
    return { done: t('activity.assignee.removed'), by: (name) => t('activity.assignee.removed_by', { name }) }
  const assignee = names.member(id) ?? t('member.former_inline')
  return {
    done: t('activity.assignee.set', { name: assignee }),
    by: (name) =>
      id === actor?.id
        ? t('activity.assignee.set_to_self', { name })
        : t('activity.assignee.set_by', { name, assignee }),
  }
}

function teamFact({ team_id }: Fields, names: Names): Fact {
  const id = wordsIn(team_id)
  if (id === null)
    return { done: t('activity.team.removed'), by: (name) => t('activity.team.removed_by', { name }) }
  const team = names.team(id) ?? t('activity.team.deleted')
  return {
    done: t('activity.team.set', { team }),
    by: (name) => t('activity.team.set_by', { name, team }),
  }
}

function priorityFact({ priority }: Fields): Fact | null {
  if (!isPriority(priority)) return null
  if (priority === 'none')
    return {
      done: t('activity.priority.removed'),
      by: (name) => t('activity.priority.removed_by', { name }),
    }
  const words = priorityWords(priority)
  return {
    done: t('activity.priority.set', { priority: words }),
    by: (name) => t('activity.priority.set_by', { name, priority: words }),
  }
}

function handoverWords(data: Fields): string {
  const taker = wordsIn(objectOf(data.details).new_owner_role)
  return taker === null
    ? t('activity.handover.unnamed')
    : t('activity.handover.named', { taker: taker.replaceAll('_', ' ') })
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
