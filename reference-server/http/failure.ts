/**
 * @module The last-resort error handler (OWASP ASVS 5.0, 16.5.4). An exception is a bug: the response discloses nothing,
 * and the log has its name and stack, without the message, which may contain secrets.
 */

import { securityHeaders } from './security-headers.ts'

const stackFrames = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' ')

export const causeOf = (error: Error): string => `${error.name} ${stackFrames(error)}`

export const failureResponse = (): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500 }), {
    status: 500,
    headers: { ...securityHeaders, 'content-type': 'application/problem+json' },
  })
