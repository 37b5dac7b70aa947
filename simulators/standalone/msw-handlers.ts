/** @module The simulators behind msw: for code of the same process that uses `fetch` or node:http(s). */

import { olderTokenHosts, pushHosts, smsHosts, topicHosts } from '../transport/production-hosts.ts'
import type { RunningPushGateway } from './push-gateway.ts'
import type { RunningSmsCarrier } from './sms-carrier.ts'

/** The part of msw's `http` that is used: yours, so that there is one msw in the process. */
export interface MswHttp<Handler> {
  all(path: string, resolver: (info: { readonly request: Request }) => Promise<Response>): Handler
}

/**
 * Handlers for `setupServer(...)`: FCM and its token endpoints, and Twilio, under their real names. APNs is not among them:
 * its clients speak HTTP/2, which msw does not intercept; they take `gateway.urls.apns`.
 */
export function mswHandlers<Handler>(
  http: MswHttp<Handler>,
  { gateway, carrier }: { readonly gateway?: RunningPushGateway; readonly carrier?: RunningSmsCarrier },
): Handler[] {
  const handlersOf = (hosts: readonly string[], answer: typeof fetch | undefined): Handler[] =>
    answer === undefined
      ? []
      : hosts.map((host) => http.all(`https://${host}/*`, ({ request }) => answer(request)))
  return [
    ...handlersOf([pushHosts.fcm, ...topicHosts, pushHosts.oauth, ...olderTokenHosts], gateway?.fetch),
    ...handlersOf([smsHosts.messages], carrier?.fetch),
  ]
}
