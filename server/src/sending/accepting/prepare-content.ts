import { checkTemplateSend } from '../../channels/templates/check-template-send.ts'
import { findTemplates, type TemplateRow } from '../../channels/templates/queries.ts'
import { judgeMedia } from '../../conversations/media/use-media.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { buildRequest, type OutgoingContent, textOf } from '../../whatsapp/outgoing/content.ts'
import { mediaIn } from '../../whatsapp/outgoing/uploaded-media.ts'
import type { JsonObject } from '../../whatsapp/values/readers.ts'
import type { BoundMessage } from './bind-messages.ts'
import type { NewMessage } from './submission.ts'
import { attempt, type Verdict, valueIn } from './verdicts.ts'

/** A message as it is stored and sent, for any recipient. */
export type Prepared = {
  type: string
  text: string | null
  data: unknown
  /** The request without an address. A file of ours stands in it by our id until it has been uploaded. */
  body: JsonObject
  refers_to_wamid: string | null
  needs_phone: boolean
  /** Of a template; null for anything else, which needs an open window. */
  category: string | null
}

export type Unprepared = { bound: Pick<BoundMessage, 'inbox' | 'answered'>; content: OutgoingContent } & Pick<
  NewMessage,
  'reply_to' | 'endpoint' | 'judged_by_meta'
>

/** Turns contents into requests, with every id of ours in them resolved. Refuses what names something that does not exist. */
export async function prepareContents(
  locked: LockedIdentity & ForCaller,
  unprepared: Unprepared[],
): Promise<Verdict<Prepared>[]> {
  const wanted = unprepared.map(({ bound, content }) =>
    content.type === 'template'
      ? {
          waba_id: bound.inbox.waba_id,
          name: content.template.name,
          language: content.template.language.code,
        }
      : null,
  )
  const templates = await findTemplates(
    locked.trx,
    locked.account_id,
    wanted.filter((it) => it !== null),
  )
  let next = 0
  const prepared = unprepared.map((it, at) => {
    const template = wanted[at] == null ? null : (templates[next++] ?? null)
    return attempt(() => prepareContent(it, template))
  })
  return checkFiles(locked, prepared)
}

function prepareContent(
  { bound: { answered }, content, reply_to, endpoint, judged_by_meta = false }: Unprepared,
  found: TemplateRow | null,
): Prepared {
  const template = content.type === 'template' ? checkTemplate(found, content, judged_by_meta) : null
  checkEndpoint(endpoint, template?.category)
  const wamid = answered?.wamid ?? null
  return {
    type: content.type,
    text: template?.text ?? textOf(content),
    data: Reflect.get(content, content.type),
    body: buildRequest(content, {
      reply_to_wamid: reply_to === undefined ? null : wamid,
      reaction_wamid: content.type === 'reaction' ? requireWamid(wamid) : null,
    }),
    refers_to_wamid: wamid,
    needs_phone: template?.needs_phone ?? false,
    category: template?.category ?? null,
  }
}

/** Throws where something else than a marketing template is to go through the Marketing Messages API. */
export function checkEndpoint(endpoint: NewMessage['endpoint'], category: string | undefined): void {
  if (endpoint !== 'marketing_messages' || category === 'marketing') return
  throw invalidField('endpoint', 'The Marketing Messages API only accepts marketing templates.')
}

function requireWamid(wamid: string | null): string {
  if (wamid === null) throw problem('not_found', 'The message to react to was not found.')
  return wamid
}

function checkTemplate(
  found: TemplateRow | null,
  { template }: Extract<OutgoingContent, { type: 'template' }>,
  judged_by_meta: boolean,
): { category: string; needs_phone: boolean; text: string | null } {
  if (found === null) throw problem('template_not_found')
  if (found.status !== 'approved')
    throw problem('template_not_approved', undefined, { template_status: found.status })
  const checked = checkTemplateSend(found, template.components ?? [], { leave_to_meta: judged_by_meta })
  if (!checked.ok) {
    throw problem('template_parameters', undefined, {
      meta_code: checked.errors[0]?.meta_code ?? 132012,
      errors: checked.errors.map(({ field, message }) => ({ field: `template.${field}`, message })),
    })
  }
  return { category: found.category, needs_phone: checked.needs_phone, text: checked.text }
}

/** Refuses what carries a file that is no upload of the account, or cannot be sent as what it is named as. */
async function checkFiles(
  { seen, account_id }: LockedIdentity & ForCaller,
  prepared: Verdict<Prepared>[],
): Promise<Verdict<Prepared>[]> {
  const carried = prepared.map((verdict) => mediaIn(valueIn(verdict)?.body ?? {}))
  const refusals = await judgeMedia(seen, account_id, carried)
  return prepared.map((verdict, at) => {
    const refused = refusals[at]
    return refused == null ? verdict : { refused }
  })
}
