/** Operations of the Graph surface other than sending. Each returns the HTTP status and the exact JSON. */
import type { Template, World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'

/** `DELETE /<number>/contact_book?bsuid=`. */
export declare function deleteContactBookEntry(world: World, number_id: string, bsuid: string): GraphResult
/** `POST`, `DELETE`, `GET /<number>/block_users`. */
export declare function blockUsers(world: World, number_id: string, body: unknown): GraphResult
export declare function unblockUsers(world: World, number_id: string, body: unknown): GraphResult
export declare function listBlockedUsers(
  world: World,
  number_id: string,
  page?: { limit?: number; after?: string },
): GraphResult
/** `POST`, `GET`, `DELETE /<number>/username`, `GET /<number>/username_suggestions`. */
export declare function claimBusinessUsername(world: World, number_id: string, body: unknown): GraphResult
export declare function readBusinessUsername(world: World, number_id: string): GraphResult
export declare function deleteBusinessUsername(world: World, number_id: string): GraphResult
export declare function suggestBusinessUsernames(world: World, number_id: string): GraphResult
/** The business changes or deletes its username in the app. */
export declare function changeBusinessUsernameInApp(
  world: World,
  number_id: string,
  username: string | undefined,
): void
/** `POST`, `GET`, `DELETE /<waba>/message_templates`. */
export declare function createTemplate(world: World, waba_id: string, body: unknown): GraphResult
export declare function listTemplates(world: World, waba_id: string, filter?: { name?: string }): GraphResult
export declare function deleteTemplate(world: World, waba_id: string, name: string): GraphResult
/** Adds an approved template without the API; sends the template webhook when its status changes later. */
export declare function addTemplate(
  world: World,
  waba_id: string,
  template: Partial<Template> & { name: string },
): Template
export declare function setTemplateStatus(
  world: World,
  waba_id: string,
  name: string,
  language: string,
  status: Template['status'],
): void
/** Ends pacing: held messages go out, or fail with 132015. */
export declare function releaseHeldMessages(
  world: World,
  waba_id: string,
  name: string,
  outcome: 'send' | 'drop',
): void
/** `POST /<number>/media`, `GET` and `DELETE /<media>`, and the download behind the link. */
export declare function uploadMedia(
  world: World,
  file: { bytes: Uint8Array; mime_type: string; filename?: string },
): GraphResult<{ id: string }>
export declare function lookUpMedia(world: World, media_id: string, base_url: string): GraphResult
export declare function downloadMedia(
  world: World,
  media_id: string,
  link_secret: string,
): { ok: true; mime_type: string; bytes: Uint8Array } | { ok: false; http_status: number }
export declare function deleteMedia(world: World, media_id: string): GraphResult
/** `POST /<number>/settings`. */
export declare function changeNumberSettings(world: World, number_id: string, body: unknown): GraphResult
export declare function presentNumber(world: World, number_id: string): JsonObject
/** Parent enrolment of a portfolio (host `api.facebook.com`). */
export declare function presentParentAccount(world: World, portfolio_id: string): GraphResult
