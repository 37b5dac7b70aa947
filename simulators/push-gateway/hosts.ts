/** @module Where the real gateways are. A client keeps these names even where a test diverts it to another port. */

/** Host names of the production services, by the name of the service function that stands in for each. */
export const pushHosts = {
  apns: 'api.push.apple.com',
  fcm: 'fcm.googleapis.com',
  oauth: 'oauth2.googleapis.com',
} as const

/** Apple's host for development builds; the same service behind it. */
export const apnsSandboxHost = 'api.sandbox.push.apple.com'
