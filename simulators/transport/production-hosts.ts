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

/** Where older libraries of Google ask for tokens: google-auth-library before 10, firebase-admin before 13. */
export const olderTokenHosts = ['www.googleapis.com', 'accounts.google.com'] as const

/** The token endpoints at these hosts, today's first, as libraries name them in an assertion (`aud`). */
export const tokenEndpoints = [
  `https://${pushHosts.oauth}/token`,
  `https://${olderTokenHosts[0]}/oauth2/v4/token`,
  `https://${olderTokenHosts[1]}/o/oauth2/token`,
] as const

/** Where older libraries subscribe devices to topics; FCM itself does so, too. */
export const topicHosts = ['iid.googleapis.com'] as const

/** Apple's hosts for development builds, today's name first; their device tokens are others than those of production. */
export const apnsSandboxHosts = ['api.sandbox.push.apple.com', 'api.development.push.apple.com'] as const

export const smsHosts = { messages: 'api.twilio.com' } as const

/** Every name of a real service, and which simulator stands in for it. */
export const simulatedHosts: Readonly<Record<string, 'apns' | 'fcm' | 'oauth' | 'sms'>> = {
  [pushHosts.apns]: 'apns',
  ...Object.fromEntries(apnsSandboxHosts.map((host) => [host, 'apns'])),
  [pushHosts.fcm]: 'fcm',
  ...Object.fromEntries(topicHosts.map((host) => [host, 'fcm'])),
  [pushHosts.oauth]: 'oauth',
  ...Object.fromEntries(olderTokenHosts.map((host) => [host, 'oauth'])),
  [smsHosts.messages]: 'sms',
}
