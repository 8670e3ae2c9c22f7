import { z } from 'zod'
import { isObject } from '../world/json.ts'
import { findMedia } from '../world/media.ts'
import type { World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { describeIssue, interactiveProblem } from './interactive.ts'
import { expiresTooSoon } from './orders.ts'

export type BodyProblem = { code: number; details: string }

const named = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String).optional() })

const OPAQUE_MAX = 512
const MEDIA_TYPES = new Set(['image', 'video', 'audio', 'document', 'sticker'])

const media = z
  .looseObject({
    id: z
      .union([z.string().min(1), z.number().refine(Number.isInteger)])
      .transform(String)
      .optional(),
    link: z.url().optional(),
    caption: z.string().max(1024).optional(),
  })
  .refine(
    (one) => (one.id === undefined) !== (one.link === undefined),
    'Exactly one of id and link is required',
  )

const without_caption = media.refine((one) => one.caption === undefined, 'A caption is not allowed here')

const audio = without_caption.refine(
  ({ voice }) => voice === undefined || typeof voice === 'boolean',
  'voice must be a boolean',
)

const coordinate = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])

const SHAPES: Record<string, z.ZodType> = {
  text: z.looseObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  image: media,
  video: media,
  document: media,
  audio,
  sticker: without_caption,
  location: z.looseObject({
    latitude: coordinate.refine((it) => Math.abs(Number(it)) <= 90, 'latitude must be within -90 and 90'),
    longitude: coordinate.refine(
      (it) => Math.abs(Number(it)) <= 180,
      'longitude must be within -180 and 180',
    ),
  }),
  contacts: z.array(z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) })).min(1),
  reaction: z.looseObject({ message_id: z.string().min(1), emoji: z.string() }),
}

/** What is wrong with the shape of a message, before its recipient is looked up. Templates: `templateProblem`. */
export function bodyProblem(world: World, body: JsonObject): BodyProblem | undefined {
  if (body.messaging_product !== 'whatsapp') {
    return { code: 100, details: 'The parameter messaging_product is required.' }
  }
  const type = body.type ?? 'text'
  if (typeof type !== 'string') return { code: 100, details: 'Param type must be a string.' }
  const opaque = body.biz_opaque_callback_data
  if (opaque !== undefined && (typeof opaque !== 'string' || opaque.length > OPAQUE_MAX)) {
    return {
      code: 131009,
      details: `Param biz_opaque_callback_data must be a string of at most ${OPAQUE_MAX} characters.`,
    }
  }
  return typeProblem(world, type, body) ?? quoteProblem(world, body)
}

function typeProblem(world: World, type: string, body: JsonObject): BodyProblem | undefined {
  const inner = body[type]
  if (type === 'template') return undefined
  if (type !== 'interactive' && !Object.hasOwn(SHAPES, type)) {
    return { code: 131051, details: `Unsupported message type: ${type}.` }
  }
  if (inner === undefined) return { code: 131008, details: `The parameter ${type} is required.` }
  if (type === 'interactive') {
    const problem = interactiveProblem(inner)
    if (problem !== undefined) return { code: 131009, details: problem }
    return expiresTooSoon(inner, world.clock.now_ms)
      ? { code: 131009, details: 'The order must expire 300 seconds from now or later.' }
      : undefined
  }
  const parsed = SHAPES[type]?.safeParse(inner)
  if (parsed && !parsed.success) return { code: 100, details: describeIssue(type, parsed.error) }
  return MEDIA_TYPES.has(type) ? mediaProblem(world, type, inner) : undefined
}

function mediaProblem(world: World, type: string, inner: unknown): BodyProblem | undefined {
  const { id } = named.parse(inner)
  if (id === undefined) return undefined
  const file = findMedia(world, id)
  if (!file)
    return { code: 131009, details: `Param ${type}['id']: media ${id} does not exist or has expired.` }
  const family = type === 'sticker' ? 'image/webp' : type
  if (type !== 'document' && !file.mime_type.startsWith(family)) {
    return { code: 131053, details: `A file of type ${file.mime_type} cannot be sent as ${type}.` }
  }
  return undefined
}

const quote = z.looseObject({ message_id: z.string().min(1).optional() })

function quoteProblem(world: World, { context, reaction }: JsonObject): BodyProblem | undefined {
  const parsed = quote.optional().safeParse(context)
  if (!parsed.success) return { code: 100, details: describeIssue('context', parsed.error) }
  if (world.switches.unknown_quote === 'accepted') return undefined
  const ids = [parsed.data?.message_id, isObject(reaction) ? reaction.message_id : undefined]
  const unknown = ids.some((id) => typeof id === 'string' && !world.messages.has(id))
  return unknown ? { code: 131009, details: 'Message ID is invalid.' } : undefined
}
