/**
 * @module The last resort (OWASP ASVS 5.0, 16.5.4): an exception is a bug of ours. The caller learns nothing of it, and
 * the log where it happened; not its message, which may quote what was being worked on.
 */

import { protectiveHeaders } from './headers.ts'

const places = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' ')

export const causeOf = (error: Error): string => `${error.name} ${places(error)}`

export const failureResponse = (): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500 }), {
    status: 500,
    headers: { ...protectiveHeaders, 'content-type': 'application/problem+json' },
  })
