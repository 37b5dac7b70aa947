/** @module The steps of journeys, by which latencies and errors are told apart, and what each is. */

export const fleetSteps = {
  password: 'user name and password are given',
  notification: 'from the password until the notification is on the phone',
  request: 'the app reads the approval request',
  approval: 'the signed approval is sent',
  session: 'the window learns that it is logged in',
  use: 'the session is used for the first time',
  logout: 'the session is ended',
  challenge: 'a Challenge code is asked for',
  response: 'the Response String is given',
  sms: 'from the request until the SMS is on the phone',
  code: 'the security code is given',
  options: 'the app of a new phone logs in',
  activation: 'the migration begins',
  token: 'the Activation Token is given',
  activate: 'IB Key is activated on the new phone',
  probe: 'an answer that has to be refused is given',
} as const

export type FleetStep = keyof typeof fleetSteps

/** The whole of a login, from its intended begin to its session, without the time in which people think. */
export const wholeLogin = 'login'

export const measuredNames = [...(Object.keys(fleetSteps) as FleetStep[]), wholeLogin] as const
export type MeasuredName = FleetStep | typeof wholeLogin
