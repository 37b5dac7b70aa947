/** @module Account face: the operations behind the settings of Client Portal, for a person who is logged in. */

import { z } from 'zod'
import { identifier, slsDeviceType } from './primitives.ts'
import { route } from './route.ts'
import { screen } from './screen.ts'

/** The settings of the Secure Login System. */
export const settingsReply = z.looseObject({
  /** The Seamless Authentication switch. */
  seamless: z.boolean(),
  /** The mobile number on record and whether it carries the green check mark; absent where there is none. */
  mobileNumber: z.looseObject({ number: z.string(), smsVerified: z.boolean() }).optional(),
  devices: z.array(z.looseObject({ id: identifier, type: slsDeviceType, name: z.string().min(1) })),
  /** Whether this person may opt out of the Secure Login System, or has opted out (REG-HK-04, REG-IN-03). */
  optOut: z.enum(['notOffered', 'offered', 'taken']).optional(),
  /** Delivery state of the last SMS with a Confirm Code. */
  sms: z.enum(['sending', 'sent', 'failed']).optional(),
  screen: screen.optional(),
})

export type SettingsReply = z.infer<typeof settingsReply>

/** User name and password of the person whose session it is, entered again. */
const reauthentication = { username: z.string().max(200), password: z.string().max(200) }

const account = { face: 'account', proof: 'session', success: 200 } as const

export const accountFace = {
  openPortal: route({
    ...account,
    method: 'GET',
    path: '/portal/{page}',
    summary:
      'A page of Client Portal: home, user-menu, menu, user-settings, mobile-number, secure-login, seamless.',
    reply: z.looseObject({ screen }),
    refusals: [],
  }),
  readSettings: route({
    ...account,
    method: 'GET',
    path: '/settings',
    summary: 'The settings of the Secure Login System.',
    reply: settingsReply,
    refusals: [],
  }),
  setSeamless: route({
    ...account,
    method: 'PUT',
    path: '/settings/seamless',
    summary: 'Switch Seamless Authentication on or off.',
    body: z.strictObject({ enabled: z.boolean() }),
    reply: settingsReply,
    refusals: [],
  }),
  setOptOut: route({
    ...account,
    method: 'PUT',
    path: '/settings/opt-out',
    summary:
      'Opt out of the Secure Login System, or back in. `forbidden` for residents and accounts of Hong Kong and India.',
    body: z.strictObject({ optedOut: z.boolean(), ...reauthentication }),
    reply: settingsReply,
    refusals: ['forbidden', 'invalid_credentials', 'locked', 'too_many'],
  }),
  removeDevice: route({
    ...account,
    method: 'DELETE',
    path: '/settings/devices/{deviceId}',
    summary:
      'Remove an SLS device. `forbidden`: it is the last one of a person for whom two factors are mandatory.',
    reply: settingsReply,
    refusals: ['forbidden'],
  }),
  changeMobileNumber: route({
    ...account,
    method: 'PUT',
    path: '/settings/mobile-number',
    summary: 'Change the mobile number. It is unverified until its Confirm Code has been entered.',
    body: z.strictObject({ number: z.string().regex(/^\+[1-9][0-9]{6,14}$/) }),
    reply: settingsReply,
    refusals: [],
  }),
  verifyMobileNumber: route({
    ...account,
    method: 'POST',
    path: '/settings/mobile-number/verification',
    summary: 'Send an SMS with a Confirm Code to the number on record (VERIFY), at most every 2 minutes.',
    reply: settingsReply,
    refusals: ['wrong_state', 'too_soon', 'too_many'],
  }),
  confirmMobileNumber: route({
    ...account,
    method: 'POST',
    path: '/settings/mobile-number/confirmation',
    summary: 'Submit the Confirm Code. On success the number is verified.',
    body: z.strictObject({ code: z.string().max(200) }),
    reply: settingsReply,
    refusals: ['wrong_state', 'invalid_code', 'locked'],
  }),
}
