/** @module What messages are called, how long a service keeps them, and in which language they are. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { Messages } from '../../../../reference-server/outbound/messages.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { honest } from '../../support/written.ts'

const minute = 60_000

const withSms = (parts: ServerParts, sms: Messages['sms']): ServerParts => ({
  ...parts,
  messages: { en: { ...parts.messages.en, sms }, ru: { ...parts.messages.ru, sms } },
})

export default [
  // README, "Notifications and text messages": one that is sent again "has the `apns-collapse-id` or the FCM `tag` of the first"; which is not said.
  honest(
    'notifications-are-named-by-a-digest',
    'A notification has a digest of its approval request as collapse id and tag.',
    (parts) => ({
      ...parts,
      sendPush: (message) => parts.sendPush({ ...message, id: digest(message.id) }),
    }),
  ),

  // README, "Time": "no phone decides by it: whether a request is over it reads from the member `state`". How long a push service keeps
  // a notification for a phone that it cannot reach is not said.
  honest(
    'a-service-keeps-notifications-to-the-full-minute',
    'A push service may keep a notification until the full minute after its approval request has ended.',
    (parts) => ({
      ...parts,
      sendPush: (message) =>
        parts.sendPush({ ...message, expiresAt: Math.ceil(message.expiresAt / minute) * minute }),
    }),
  ),

  // README, "Screens": "All other texts are yours to choose"; "Capabilities": the notices have the words "IB Key" and "number".
  honest(
    'only-codes-come-in-russian',
    'Notifications and notices are in English, whatever language the window has.',
    (parts) => {
      const { en, ru } = parts.messages
      const { pushTitle, pushBody, notices } = en
      return { ...parts, messages: { en, ru: { ...ru, pushTitle, pushBody, notices } } }
    },
  ),

  // README, "Notifications and text messages": "You choose the wording of an SMS"; the code is the longest number, the token the last word with a digit.
  honest(
    'sms-in-both-languages',
    'An SMS with a code is in Russian and in English, whatever language the window has.',
    (parts) =>
      withSms(parts, {
        verifyNumber: (code) =>
          `Ваш код подтверждения, your Confirm Code: ${code}\nВведите его в поле «Код подтверждения».\nEnter it in the Confirmation Number field.`,
        login: (code) =>
          `Ваш код доступа, your authentication code: ${code}\nВведите его в поле «Код безопасности».\nEnter it in the Security Code field.`,
        activation: (code) =>
          `Ваш код активации, your Activation Token: ${code}\nВведите его в приложении.\nEnter it in the app.`,
      }),
  ),

  // The same: "the longest number in its SMS"; what stands before it is not said.
  honest(
    'codes-behind-a-letter-and-a-hyphen',
    'A code begins its SMS, behind a letter and a hyphen that do not belong to it.',
    (parts) =>
      withSms(parts, {
        ...parts.messages.en.sms,
        verifyNumber: (code) => `G-${code} is your Confirm Code.`,
        login: (code) => `G-${code} is your authentication code.`,
      }),
  ),
]
