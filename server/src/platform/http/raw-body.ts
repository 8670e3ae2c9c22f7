import type { Http } from './types.ts'

/**
 * Routes of `scope` get the untouched bytes of the body as a Buffer, whatever the content type says: a signature is
 * checked over exactly these. A body larger than `limit_bytes` is answered 413.
 */
export function takeRawBodies(scope: Http, limit_bytes: number): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: limit_bytes }, (_request, body, done) => {
    done(null, body)
  })
}
