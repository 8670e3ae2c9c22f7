import { graphError } from '../sending/errors.ts'
import type { World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber } from './world.ts'

const NAMES = ['is_cart_enabled', 'is_catalog_visible'] as const

/** `GET /<number>/whatsapp_commerce_settings`. */
export function readCommerce(world: World, number_id: string): GraphResult {
  const { is_cart_enabled = true, is_catalog_visible = false } = getNumber(world, number_id).commerce ?? {}
  return {
    ok: true,
    http_status: 200,
    body: { data: [{ id: number_id, is_cart_enabled, is_catalog_visible }] },
  }
}

/** `POST /<number>/whatsapp_commerce_settings`, whose parameters stand in the query. */
export function changeCommerce(world: World, number_id: string, given: JsonObject): GraphResult {
  const number = getNumber(world, number_id)
  const changed = { ...number.commerce }
  for (const name of NAMES) {
    const value = given[name]
    if (value === undefined || value === null) continue
    const word = String(value).toLowerCase()
    if (word !== 'true' && word !== 'false') return graphError(world, 100, `Param ${name} must be a boolean.`)
    changed[name] = word === 'true'
  }
  number.commerce = changed
  return { ok: true, http_status: 200, body: { success: true } }
}
