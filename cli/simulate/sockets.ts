/** @module The ports of `sls simulate`. */

export type SimulatorSocket = 'apns' | 'fcm' | 'oauth' | 'sms'
export type SimulatorPorts = Readonly<Record<SimulatorSocket, number>>

/** All of them, in the order in which they follow `--port`. */
export const socketNames = {
  page: 'page and API',
  apns: 'APNs',
  fcm: 'FCM v1',
  oauth: 'token endpoint of FCM',
  sms: 'Twilio',
  router: 'router',
} as const
export type SocketName = keyof typeof socketNames

/** Each by its number behind the first, or a free one for all where that is 0. */
export const portOf = (name: SocketName, first: number): number =>
  first === 0 ? 0 : first + Object.keys(socketNames).indexOf(name)
