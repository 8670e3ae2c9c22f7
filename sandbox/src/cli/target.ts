import type { WebhookTarget } from '../sandbox.ts'
import type { ConnectionLine } from '../scenarios/stage.ts'

export type TargetFlags = {
  webhook?: string
  appId?: string
  appSecret?: string
  verifyToken?: string
  accessToken?: string
}

export function targetOf(flags: TargetFlags): WebhookTarget | undefined {
  if (flags.webhook === undefined) return undefined
  return {
    url: flags.webhook,
    app_id: flags.appId,
    app_secret: flags.appSecret,
    verify_token: flags.verifyToken,
    access_token: flags.accessToken,
  }
}

/** How to connect each number, as one would read it off Meta's dashboards. */
export function describeLines(lines: ConnectionLine[]): string[] {
  return lines.flatMap((line) => [
    `${line.verified_name} (+${line.display_phone_number})`,
    `  phone number id  ${line.phone_number_id}   WABA ${line.waba_id}   portfolio ${line.portfolio_id}`,
    `  app ${line.app_id}   secret ${line.app_secret}   verify token ${line.verify_token}`,
    `  access token     ${line.access_token}`,
  ])
}

/** Resolves at Ctrl-C or a polite kill; a second one ends the process at once. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
    }
  })
}
