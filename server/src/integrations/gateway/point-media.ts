import { isObject } from '../../whatsapp/values/readers.ts'

/**
 * Rewrites the links to files in a change of a webhook to our address, since only our token opens Meta's; the change is
 * modified. Without a configured address the links are removed, as Meta itself leaves them out at times: the id leads
 * there too.
 */
export function pointMedia(change: unknown, own_url: string | null): void {
  if (Array.isArray(change)) for (const inner of change) pointMedia(inner, own_url)
  if (!isObject(change)) return
  const { id, url, mime_type } = change
  if (typeof id === 'string' && typeof url === 'string' && typeof mime_type === 'string') {
    if (own_url === null) delete change.url
    else change.url = `${own_url}/graph/${encodeURIComponent(id)}/content`
  }
  for (const inner of Object.values(change)) pointMedia(inner, own_url)
}
