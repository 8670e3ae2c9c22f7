import { randomBytes } from 'node:crypto'

/**
 * A form with one file, for a body of `fetch`. Not `FormData`: where the other side answers or leaves before it has read all of
 * one, Node throws where nothing can catch it, and the process ends.
 */
export function buildForm(fields: Record<string, string>, file: { name: string; content: Blob }): Blob {
  const boundary = `form-${randomBytes(16).toString('hex')}`
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${escapeName(file.name)}"\r\nContent-Type: ${file.content.type}\r\n\r\n`
  return new Blob([...parts, head, file.content, `\r\n--${boundary}--\r\n`], {
    type: `multipart/form-data; boundary=${boundary}`,
  })
}

// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
function escapeName(text: string): string {
  return text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}
