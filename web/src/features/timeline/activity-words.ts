import type { Activity } from '../../api/types'
import { t } from '../../i18n/t'
import { longTime } from '../../util/words'
import { type Fields, objectOf, wordsIn } from '../message/content/read-content'
import { isPriority, priorityWords } from '../priority/priority-words'
import { paymentWords, systemWords } from './told-words'

const NEW = { status: 'open', assignee_id: null, team_id: null, priority: 'none', labels: [] }

/** What members and teams are called, by their ids; undefined: not one of them any more. */
export type Names = Record<'member' | 'team', (id: string) => string | undefined>

/** One fact of a change: as somebody's doing, where it is told who did it, and without anybody. */
type Fact = { done: string; by: (name: string) => string }

/** One quiet line about what happened to a conversation; null where there is nothing to tell. */
export function activityWords({ type, data, before, actor }: Activity, names: Names): string | null {
  if (type === 'conversation.updated') return changeWords(factsOf(data, before ?? NEW, actor, names), actor)
  if (type === 'conversation.handover') return handoverWords(data)
  if (type === 'conversation.system_message') return systemWords(data)
  if (type === 'payment.updated') return paymentWords(data)
  if (type === 'phone_request.expired') return t('The contact didn’t reply to the phone number request.')
  if (type === 'message.moved')
    return t('Messages moved to another conversation: they belong to another contact.')
  // That they were asked is a message of its own.
  return null
}

/** Whoever did it is named once, with the first of what they did. */
function changeWords(facts: Fact[], actor: Activity['actor']): string | null {
  const [first, ...rest] = facts
  if (first === undefined) return null
  const told = [tellFirst(first, actor), ...rest.map(({ done }) => done)]
  return told.join(' · ')
}

function tellFirst({ done, by }: Fact, actor: Activity['actor']): string {
  switch (actor?.kind) {
    case 'member':
      return by(actor.name ?? t('Former member'))
    case 'api_key':
      return actor.name === null ? done : by(actor.name)
    case 'rules':
      return t('{what} (automatically)', { what: done })
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
      done: t('Labels added: {labels}', { labels: added }),
      by: (name) => t('{name} added labels: {labels}', { name, labels: added }),
    })
  if (removed !== '')
    facts.push({
      done: t('Labels removed: {labels}', { labels: removed }),
      by: (name) => t('{name} removed labels: {labels}', { name, labels: removed }),
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
      return { done: t('Reopened'), by: (name) => t('{name} reopened this', { name }) }
    case 'pending':
      return { done: t('Marked as pending'), by: (name) => t('{name} marked this as pending', { name }) }
    case 'resolved':
      return { done: t('Marked as resolved'), by: (name) => t('{name} marked this as resolved', { name }) }
    case 'snoozed': {
      if (until === null)
        return {
          done: t('Snoozed until the contact writes'),
          by: (name) => t('{name} snoozed this until the contact writes', { name }),
        }
      const time = longTime(until)
      return {
        done: t('Snoozed until {time}', { time }),
        by: (name) => t('{name} snoozed this until {time}', { name, time }),
      }
    }
    default:
      return null
  }
}

function assigneeFact({ assignee_id }: Fields, actor: Activity['actor'], names: Names): Fact {
  const id = wordsIn(assignee_id)
  if (id === null)
    return { done: t('Assignee removed'), by: (name) => t('{name} removed the assignee', { name }) }
  const assignee = names.member(id) ?? t('a former member')
  return {
    done: t('Assigned to {name}', { name: assignee }),
    by: (name) =>
      id === actor?.id
        ? t('{name} self-assigned this', { name })
        : t('{name} assigned this to {assignee}', { name, assignee }),
  }
}

function teamFact({ team_id }: Fields, names: Names): Fact {
  const id = wordsIn(team_id)
  if (id === null) return { done: t('Team removed'), by: (name) => t('{name} removed the team', { name }) }
  const team = names.team(id) ?? t('(deleted)')
  return {
    done: t('Assigned to team {team}', { team }),
    by: (name) => t('{name} assigned this to team {team}', { name, team }),
  }
}

function priorityFact({ priority }: Fields): Fact | null {
  if (!isPriority(priority)) return null
  if (priority === 'none')
    return {
      done: t('Priority removed'),
      by: (name) => t('{name} removed the priority', { name }),
    }
  const words = priorityWords(priority)
  return {
    done: t('Priority: {priority}', { priority: words }),
    by: (name) => t('{name} set the priority to {priority}', { name, priority: words }),
  }
}

function handoverWords(data: Fields): string {
  const taker = wordsIn(objectOf(data.details).new_owner_role)
  return taker === null
    ? t('WhatsApp handed over the conversation.')
    : t('WhatsApp handed over the conversation to: {taker}.', { taker: taker.replaceAll('_', ' ') })
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
