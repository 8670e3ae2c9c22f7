import { appOfToken, issueAccessToken } from '../world/portfolios.ts'
import type { App } from '../world/types.ts'
import type { TokenGrant } from './grants.ts'
import type { Runtime } from './runtime.ts'

export type TokenCheck =
  | { ok: true; app: App; grant: TokenGrant | undefined }
  | { ok: false; reason: 'missing' | 'unknown' | 'expired' }

/** Who a request comes from. An app's own `id|secret` counts as a token, as it does at Meta. */
export function checkToken(runtime: Runtime, token: string | undefined): TokenCheck {
  if (!token) return { ok: false, reason: 'missing' }
  const [app_id, secret] = token.split('|')
  const owner = app_id && secret ? runtime.world.apps.get(app_id) : undefined
  if (owner && owner.secret === secret) return { ok: true, app: owner, grant: undefined }
  const app = appOfToken(runtime.world, token)
  if (!app) return { ok: false, reason: 'unknown' }
  const grant = runtime.grants.get(token)
  if (grant?.expires_at_ms !== undefined && grant.expires_at_ms <= runtime.world.clock.now_ms) {
    return { ok: false, reason: 'expired' }
  }
  return { ok: true, app, grant }
}

/** A new token of an app, limited as `grant` says. */
export function issueToken(runtime: Runtime, app_id: string, grant?: TokenGrant): string {
  const token = issueAccessToken(runtime.world, app_id)
  if (grant) runtime.grants.set(token, grant)
  return token
}
