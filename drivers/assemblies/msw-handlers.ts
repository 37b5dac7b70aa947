/**
 * @module The simulated services as msw handlers, under the names of the production hosts: for a server that runs in
 * the same process and calls the global fetch. APNs is not among them: it speaks HTTP/2, which msw does not route.
 */

import { type HttpHandler, http } from 'msw'

/** Handlers that hand every request for one of `hosts` to `answer`. */
export const handlersFor = (hosts: readonly string[], answer: typeof fetch): HttpHandler[] =>
  hosts.map((host) => http.all(`https://${host}/*`, ({ request }) => answer(request)))
