import { graphError } from '../sending/errors.ts'
import type { World } from '../world/types.ts'
import type { GraphFailure } from '../world/wire.ts'

/** Meta's words where they say more than the code's usual title. */
function refuse(
  world: World,
  code: number,
  message: string,
  http_status: number,
  error_subcode?: number,
): GraphFailure {
  const failure = graphError(world, code, undefined, http_status)
  const { fbtrace_id } = failure.body.error
  return {
    ok: false,
    http_status,
    body: {
      error: {
        message,
        type: 'OAuthException',
        code,
        ...(error_subcode === undefined ? {} : { error_subcode }),
        fbtrace_id,
      },
    },
  }
}

export function tokenMissing(world: World): GraphFailure {
  return refuse(world, 190, 'An access token is required to request this resource.', 401)
}

export function tokenUnknown(world: World): GraphFailure {
  return refuse(world, 190, 'Invalid OAuth access token - Cannot parse access token', 401)
}

export function tokenExpired(world: World): GraphFailure {
  return refuse(
    world,
    190,
    'Error validating access token: Session has expired. The current time is past its end.',
    401,
    463,
  )
}

/** 10 for what one does with messages, 200 for what one does with the account. */
export function permissionMissing(world: World, permission: string): GraphFailure {
  const code = permission === 'whatsapp_business_messaging' ? 10 : 200
  return refuse(world, code, `(#${code}) This call needs the permission ${permission}`, 403)
}

/** One answer for "is not there" and "is not yours", so that ids cannot be probed. */
export function unknownObject(world: World, id: string, method: string): GraphFailure {
  return refuse(
    world,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    400,
    33,
  )
}

export function unknownPath(world: World, path: string): GraphFailure {
  return refuse(world, 2500, `Unknown path components: ${path}`, 400)
}

export function badBody(world: World, details: string): GraphFailure {
  return refuse(world, 100, `(#100) ${details}`, 400)
}

export function badParameter(world: World, details: string): GraphFailure {
  return refuse(world, 100, `(#100) ${details}`, 400)
}
