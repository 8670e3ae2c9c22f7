import { chosenAccount, sendAs } from './send-as'

declare global {
  interface Window {
    Scalar: { createApiReference: (selector: string, configuration: object) => void }
  }
}

/** A library inside Scalar adds styles without the nonce that the page's policy asks for. */
function allowStyles(nonce: string): void {
  const createElement = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}

type Operation = { description?: string; 'x-scope'?: string }

/** The document of this server, with the scope of each operation in its description: Scalar shows no scopes of keys. */
async function readDocument(): Promise<object> {
  const response = await fetch('/openapi.json')
  const document: { paths: Record<string, Record<string, Operation>> } = await response.json()
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    const scope = operation['x-scope']
    if (scope === undefined) continue
    const needs = scope === 'session' ? 'Needs a signed-in user.' : `Scope: \`${scope}\``
    operation.description = [operation.description, needs].filter(Boolean).join('\n\n')
  }
  return document
}

async function showReference(): Promise<void> {
  window.Scalar.createApiReference('#reference', {
    content: await readDocument(),
    // The server that serves this page, whatever its public address is.
    servers: [{ url: location.origin }],
    customFetch: sendAs(fetch.bind(window), location.origin, chosenAccount),
    authentication: { preferredSecurityScheme: 'api_key' },
    persistAuth: false,
    telemetry: false,
    withDefaultFonts: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    documentDownloadType: 'json',
  })
}

allowStyles(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '')
const script = document.createElement('script')
script.src = '/docs/scalar.js'
script.addEventListener('load', showReference)
document.head.append(script)
