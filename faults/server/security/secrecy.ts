/** @module Secrets where they can be read, and answers that tell too much. */

import { noAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { rules } from '../support/parts.ts'
import { store } from '../support/store.ts'

/** A server that sends the newest key of a login along. */
const withKey =
  (leak: (parts: ServerParts, key: () => string) => Partial<ServerParts>) =>
  (parts: ServerParts): ServerParts => {
    let key = ''
    const remembering = rules((right) => ({
      newSecret(random) {
        key = right.newSecret(random)
        return key
      },
    }))(parts)
    return { ...remembering, ...leak(parts, () => key) }
  }

/** A server that says something else to names that it does not know, `here`. */
export const unknownNamesRevealed =
  (here: () => boolean) =>
  (parts: ServerParts): ServerParts => {
    let known = true
    const remembering = store((right) => ({
      async read(username) {
        const account = await right.read(username)
        known = account !== undefined
        return account
      },
    }))(parts)
    return {
      ...remembering,
      discloseRefusal: (refused, operation) =>
        !known && here() && refused.code === 'invalid_credentials'
          ? { ...parts.discloseRefusal(refused, operation), field: 'username' }
          : parts.discloseRefusal(refused, operation),
    }
  }

/** A server that says through the lock whether the password would have been the right one. */
function rightPasswordsRevealed(parts: ServerParts): ServerParts {
  let matched = false
  const remembering = rules((right) => ({
    passwordAccepted(matches) {
      matched = matches
      return right.passwordAccepted(matches)
    },
  }))(parts)
  const looking = store((right) => ({
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (before) => {
        decide(noAttempts)
        return decide(before)
      }),
  }))(remembering)
  return {
    ...looking,
    discloseRefusal: (refused, operation) => ({
      ...parts.discloseRefusal(refused, operation),
      ...(refused.code === 'locked' && matched && { field: '' }),
    }),
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'name-in-hexadecimal-in-notifications',
    title: 'A notification says whom it is for, in hexadecimal.',
    subject: 'server',
    violates: ['SEC-SECRET-01'],
    inject: knowingAccount((account) => (parts) => ({
      ...parts,
      sendPush: (message) =>
        parts.sendPush({
          ...message,
          data: { ...message.data, account: Buffer.from(account()?.username ?? '').toString('hex') },
        }),
    })),
  },
  {
    id: 'key-in-the-notification',
    title: 'The notification carries the key of the login.',
    subject: 'server',
    violates: ['SEC-SECRET-01'],
    inject: withKey(({ sendPush }, key) => ({
      sendPush: (message) => sendPush({ ...message, data: { ...message.data, key: key() } }),
    })),
  },
  {
    id: 'key-in-the-sms',
    title: 'The SMS carries the key of the login.',
    subject: 'server',
    violates: ['SEC-SECRET-02'],
    inject: withKey(({ sendSms }, key) => ({
      sendSms: (message) => sendSms({ ...message, body: `${message.body} [${key()}]` }),
    })),
  },
  {
    id: 'right-response-is-told',
    title: 'The refusal of a wrong response says what the right one would have been.',
    subject: 'server',
    violates: ['SEC-SECRET-03'],
    inject(parts) {
      let right = ''
      const remembering = rules(({ expectedResponse }) => ({
        expectedResponse(secret, challenge) {
          right = expectedResponse(secret, challenge)
          return right
        },
      }))(parts)
      return {
        ...remembering,
        discloseRefusal: (refused, operation) => ({
          ...parts.discloseRefusal(refused, operation),
          field: right,
        }),
      }
    },
  },
  {
    id: 'unknown-names-are-told',
    title: 'The refusal says that it is the user name that is wrong.',
    subject: 'server',
    violates: ['SEC-ENUM-01'],
    inject: unknownNamesRevealed(() => true),
  },
  {
    id: 'right-password-is-told-through-the-lock',
    title: 'While the password is locked, the refusal differs where the password is right.',
    subject: 'server',
    violates: ['SEC-ENUM-03'],
    inject: rightPasswordsRevealed,
  },
  {
    id: 'unknown-names-take-no-work',
    title: 'No password is hashed for an unknown user name, so that the response comes sooner.',
    subject: 'server',
    violates: ['SEC-ENUM-02'],
    inject: rules(() => ({ verifierToCompare: (known) => known })),
  },
  {
    id: 'cooldown-per-number',
    title: 'The two minutes between messages are counted for each mobile number by itself.',
    subject: 'server',
    violates: ['SEC-COOLDOWN-01'],
    inject: rules((right) => ({
      smsCooldownLeft: (sent, asked, now, profile) =>
        right.smsCooldownLeft(
          sent.filter(({ number }) => number === asked.number),
          asked,
          now,
          profile,
        ),
    })),
  },
  {
    id: 'no-cooldown-for-activation-tokens',
    title: 'An Activation Token is sent at once with each activation, without two minutes between them.',
    subject: 'server',
    violates: ['SEC-COOLDOWN-01'],
    inject: rules((right) => ({
      smsCooldownLeft: (sent, asked, now, profile) =>
        asked.purpose === 'activation' ? 0 : right.smsCooldownLeft(sent, asked, now, profile),
    })),
  },
  {
    id: 'cooldown-per-window',
    title: 'The two minutes between messages are counted for each window by itself.',
    subject: 'server',
    violates: ['SEC-COOLDOWN-01'],
    inject: rules((right) => ({
      smsCooldownLeft: (sent, asked, now, profile) =>
        right.smsCooldownLeft(
          sent.filter(({ askedBy }) => askedBy === asked.askedBy),
          asked,
          now,
          profile,
        ),
    })),
  },
]

export default faults
