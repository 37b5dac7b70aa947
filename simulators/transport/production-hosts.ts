/**
 * @module The host names of the real services that simulators stand in for. A client keeps these names even where its
 * connections are diverted to other ports.
 */

/** By the name of the service function that stands in for each. */
export const pushHosts = {
  apns: 'api.push.apple.com',
  fcm: 'fcm.googleapis.com',
  oauth: 'oauth2.googleapis.com',
} as const

/** Apple's host for development builds, with the same service behind it. */
export const apnsSandboxHost = 'api.sandbox.push.apple.com'

export const smsHosts = { messages: 'api.twilio.com' } as const
