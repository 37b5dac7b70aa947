/** @module The account face: the mobile number and the second factor of a person who is logged in. */

import { z } from 'zod'
import { accountFace, type SettingsReply } from '../../../contract/account-face.ts'
import { type Call, operation, operationWithBody, type ServedOperation } from './app.ts'
import type { Ask } from './product-client.ts'
import { RequestRefusal } from './refusals.ts'
import { type ProductSession, sessionOf } from './session.ts'

/** better-auth has one kind of second factor here, and it belongs to the account: it is on or off. */
export const smsDevice = { id: 'sms', type: 'sms', name: 'SMS' } as const

/** `phoneNumber` is never one that was not verified. */
function settingsOf({
  user: { mobileNumber: number, phoneNumber, twoFactorEnabled },
}: ProductSession): SettingsReply {
  return {
    seamless: false,
    devices: twoFactorEnabled ? [smsDevice] : [],
    ...(number && { mobileNumber: { number, smsVerified: number === phoneNumber } }),
  }
}

export const accountOperations = (ask: Ask): readonly ServedOperation[] => {
  const settings = async ({ bearer }: Call) => settingsOf(await sessionOf(ask, bearer))
  const onRecord = async (call: Call) => {
    const { mobileNumber } = await settings(call)
    if (!mobileNumber) throw new RequestRefusal('wrong_state')
    return { phoneNumber: mobileNumber.number, verifiedBefore: mobileNumber.smsVerified }
  }
  /** What better-auth does not have. */
  const refused = async (call: Call) => {
    await settings(call)
    throw new RequestRefusal('forbidden')
  }
  return [
    operation(accountFace.readSettings, settings),
    operationWithBody(accountFace.setSeamless, refused),
    // Without the password better-auth turns its second factor neither on nor off.
    operation(accountFace.removeDevice, refused),
    operationWithBody(accountFace.setOptOut, refused),
    operationWithBody(accountFace.changeMobileNumber, async (call) => {
      await ask(z.object({}), {
        path: '/update-user',
        body: { mobileNumber: call.body.number },
        bearer: call.bearer,
      })
      return settings(call)
    }),
    operation(accountFace.verifyMobileNumber, async (call) => {
      const { phoneNumber } = await onRecord(call)
      await ask(z.object({}), { path: '/phone-number/send-otp', body: { phoneNumber }, bearer: call.bearer })
      return settings(call)
    }),
    operationWithBody(accountFace.confirmMobileNumber, async (call) => {
      const { phoneNumber, verifiedBefore } = await onRecord(call)
      // To set the number that a person has already is refused by better-auth; to verify it again is not.
      const purpose = verifiedBefore ? { disableSession: true } : { updatePhoneNumber: true }
      await ask(z.object({}), {
        path: '/phone-number/verify',
        body: { phoneNumber, code: call.body.code, ...purpose },
        bearer: call.bearer,
      })
      return settings(call)
    }),
  ]
}
