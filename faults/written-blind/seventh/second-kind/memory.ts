/** @module Of a second kind: what a server keeps too long, loses, or mixes up. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { SendResult } from '../../../../reference-server/domain/model/delivery.ts'
import { loginNamed, remembering, revisingAfter } from '../../support/after.ts'
import { answering, codeOf, textIn } from '../../support/exchange.ts'
import { formerIbKeys } from '../../support/former.ts'
import { ruling } from '../../support/here.ts'
import { losing } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

const twoMinutes = 120_000

export default [
  wrong(
    'the-drop-down-is-that-of-the-password',
    'A device that is removed while the drop-down is open can still be chosen, and answers.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        chosenDevice: (active, deviceId) =>
          rules.chosenDevice(active, deviceId) ??
          here().account?.devices.find(({ id, type }) => id === deviceId && type === 'physical'),
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          (here().account?.devices.some(({ id, type }) => id === login.deviceId && type === 'physical') ??
            false),
      })),
  ),
  wrong(
    'a-restart-ends-the-pause-between-messages',
    'After a restart another SMS can be asked for at once.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        smsCodes: account.smsCodes.map((code) => ({ ...code, sentAt: code.sentAt - twoMinutes })),
      })),
  ),
  wrong(
    'a-restart-forgets-the-unanswered-notifications',
    'After a restart the notifications that nobody has answered are not counted.',
    ['SEC-CAP-03'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        approvalRequests: account.approvalRequests.filter(({ state }) => state === 'open'),
      })),
  ),
  wrong(
    'a-restart-forgets-who-has-declined',
    'After a restart a login that was declined waits for its answer again.',
    ['SEC-END-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        logins: account.logins.map((login) =>
          login.stage.at === 'denied' ? { ...login, stage: { at: 'waitingForApproval' as const } } : login,
        ),
      })),
  ),
  wrong(
    'requests-of-one-instant-share-a-nonce',
    'Approval requests and activations of one instant have the same nonce.',
    ['SEC-CLAIM-02'],
    (parts) =>
      remembering(
        parts,
        () => ({ at: -1, nonce: '' }),
        (memory, inner) =>
          ruling(inner, (_here, rules) => ({
            newNonce: (random) => {
              const last = memory()
              if (last.at !== inner.clock.now()) {
                last.at = inner.clock.now()
                last.nonce = rules.newNonce(random)
              }
              return last.nonce
            },
          })),
      ),
  ),
  wrong(
    'wrong-answers-count-by-the-clock-hour',
    'With each hour of the clock the wrong answers in a row are forgotten.',
    ['SEC-LIMIT-04'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (hours, inner) => {
          const transact: typeof inner.store.transact = (username, decide) =>
            inner.store.transact(username, (account) => {
              const hour = Math.floor(inner.clock.now() / 3_600_000)
              const forgets = hours().has(username) && hours().get(username) !== hour
              hours().set(username, hour)
              return decide(
                forgets && account.secondFactor.lockedAt === undefined
                  ? { ...account, secondFactor: { failures: 0 } }
                  : account,
              )
            })
          return { ...inner, store: { ...inner.store, transact } }
        },
      ),
  ),
  wrong(
    'the-third-wrong-code-brings-the-message-again',
    'With the third wrong entry the SMS with the security code is sent once more.',
    ['SEC-SEND-12'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters }) => {
        if (operation !== 'giveSecurityCode' || codeOf(answer) !== 'invalid_code') return undefined
        const loginId = parameters.loginId ?? ''
        const found = await loginNamed(parts, loginId)
        const code = found?.account.smsCodes.findLast(({ subject }) => subject === loginId)
        if (code?.failures === 3)
          await parts.sendSms({ to: code.number, body: parts.messages[code.locale].sms.login(code.text) })
        return undefined
      }),
  ),
  wrong(
    'a-failing-push-service-silences-a-phone',
    'Once the push service could not take a notification, nothing is sent to this registration for ten minutes.',
    ['SEC-SEND-13'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (failed, inner) => ({
          ...inner,
          sendPush: async (message) => {
            const at = failed().get(`${message.token} ${message.id}`) ?? failed().get(message.token)
            const isAnother = !failed().has(`${message.token} ${message.id}`)
            if (isAnother && at !== undefined && inner.clock.now() - at < 600_000) return 'failed'
            const result = await inner.sendPush(message)
            if (typeof result !== 'string' || result === 'failed') {
              failed().set(message.token, inner.clock.now())
              failed().set(`${message.token} ${message.id}`, inner.clock.now())
            }
            return result
          },
        }),
      ),
  ),
  wrong(
    'one-refused-number-holds-up-the-next',
    'After an SMS that the carrier has refused, the next one to anybody fails as well.',
    ['SEC-SEND-11'],
    (parts) =>
      remembering(
        parts,
        () => ({ refused: '' }),
        (memory, inner) => ({
          ...inner,
          sendSms: async (message): Promise<SendResult> => {
            const { refused } = memory()
            if (refused !== '' && refused !== message.to) {
              memory().refused = ''
              return 'failed'
            }
            const result = await inner.sendSms(message)
            memory().refused = result === 'failed' ? message.to : ''
            return result
          },
        }),
      ),
  ),
  wrong(
    'the-secret-of-another-login-does',
    'A step of a login takes the secret of any login of the same person.',
    ['SEC-BIND-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginSecretMatches: (given, secretDigest) =>
          rules.loginSecretMatches(given, secretDigest) ||
          (here().account?.logins.some((login) => login.secretDigest === digest(given)) ?? false),
      })),
  ),
  wrong(
    'only-people-have-a-language',
    'A refused password has the header field Content-Language if the person exists.',
    ['SEC-ENUM-01'],
    (parts) =>
      answering(parts, async (answer, { operation, body }) => {
        if (operation !== 'logIn' || codeOf(answer) !== 'invalid_credentials') return undefined
        const exists = await parts.store.read(parts.rules.usernameKey(textIn(body, 'username')))
        return exists ? { ...answer, headers: { ...answer.headers, 'content-language': 'en' } } : undefined
      }),
  ),
  wrong(
    'the-tag-of-an-answer-is-its-code',
    'While a login waits for its security code, the ETag of a look at it is the code in base64.',
    ['SEC-SECRET-03'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters }) => {
        if (operation !== 'readLogin' || answer.json.state !== 'securityCode') return undefined
        const loginId = parameters.loginId ?? ''
        const found = await loginNamed(parts, loginId)
        const code = found?.account.smsCodes.findLast(({ subject }) => subject === loginId)
        return code
          ? {
              ...answer,
              headers: { ...answer.headers, etag: `"${Buffer.from(code.text).toString('base64')}"` },
            }
          : undefined
      }),
  ),
  wrong(
    'a-phone-that-comes-back-has-its-old-registration',
    'IB Key that comes back to a phone has the push token that this phone had before.',
    ['SYNC-03'],
    (parts) =>
      revisingAfter(parts, ['activate'], (after, before, here) => {
        const former = formerIbKeys({ ...here, account: before }).findLast(
          ({ hardwareId, pushToken }) =>
            hardwareId === here.activation?.hardwareId && pushToken !== undefined,
        )
        return former
          ? {
              ...after,
              devices: after.devices.map((device) =>
                device.type === 'ibKey' && device.status === 'active'
                  ? { ...device, pushToken: former.pushToken }
                  : device,
              ),
            }
          : after
      }),
  ),
]
