import { isObject, type JsonObject } from '../../../whatsapp/values/readers.ts'

/**
 * An answer of Meta's as a consumer may see it: links to further pages, into which Meta writes the token that asked, lead to
 * us and carry none. Whatever else the token stands in is left out.
 */
export function cleanse(
  answer: JsonObject,
  { token, graph_url, own_url }: { token: string; graph_url: string; own_url: string },
): JsonObject {
  const graph = new URL(graph_url)
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean)
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]))
    }
    return typeof value === 'string' ? cleanText(value) : value
  }
  const cleanText = (text: string): string => {
    const url = URL.parse(text)
    if (url === null || !isUnder(url, graph)) return text.includes(token) ? '' : text
    url.searchParams.delete('access_token')
    const ours = `${own_url}${url.pathname.slice(pathOf(graph).length)}${url.search}${url.hash}`
    return ours.includes(token) ? '' : ours
  }
  // Of what is an object, an object is made.
  return clean(answer) as JsonObject
}

// Hosts are compared as origins: the same one may be written with its port, in capitals or with a user before it.
function isUnder(url: URL, graph: URL): boolean {
  return url.origin === graph.origin && url.pathname.startsWith(`${pathOf(graph)}/`)
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '')
}
