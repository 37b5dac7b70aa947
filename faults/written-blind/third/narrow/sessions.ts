/** @module Narrow shapes: sessions, refusals, forms, secrets, notices and messages. */

import { answering, codeOf, rewriting, textIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-oldest-window-is-logged-out',
    'A logout ends the oldest session that the person has on the platform.',
    ['SEC-SESSION-02'],
    (parts) =>
      ruling(parts, (here) => ({
        logOutEnds: (sessionId, loggedOutId) => {
          const { account, session } = here()
          const oldest = account?.sessions.find(({ platform }) => platform === session?.platform)
          return sessionId === (oldest?.id ?? loggedOutId)
        },
      })),
  ),
  wrong(
    'settings-are-no-use-of-a-session',
    'A session ends as unused while the person works in the settings.',
    ['SEC-SESSION-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        sessionUseIsRecorded: (session, now, profile) =>
          rules.sessionUseIsRecorded(session, now, profile) && here().operation === 'readSession',
      })),
  ),
  wrong(
    'asking-too-soon-voids-the-code',
    'Whoever asks for another SMS too soon is refused, and the code that was sent opens nothing any more.',
    ['SEC-REFUSAL-01'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (operation !== 'askForAnotherSms' || codeOf(answer) !== 'too_soon') return undefined
        const username = await parts.store.find('login', loginId)
        if (username === undefined) return undefined
        await parts.store.transact(username, (account) => ({
          account: {
            ...account,
            smsCodes: account.smsCodes.map((code) =>
              code.subject === loginId && code.state === 'open'
                ? { ...code, state: 'superseded' as const }
                : code,
            ),
          },
          result: undefined,
        }))
        return undefined
      }),
  ),
  wrong(
    'webtrader-takes-a-plus',
    'WebTrader accepts a response with a plus in front.',
    ['SEC-EXACT-01'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = rewriting(parts, ({ operation, body }) => {
          const response = textIn(body, 'response')
          return operation === 'giveResponse' && isOn('webTrader')(here()) && response.startsWith('+')
            ? { ...body, response: response.slice(1) }
            : body
        })
        return { middleware: changed.middleware }
      }),
  ),
  wrong(
    'russian-codes-begin-alike',
    'In Russian every Security Code begins with the same digit.',
    ['SEC-RANDOM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newCode: (random, purpose) => {
          const code = rules.newCode(random, purpose)
          return purpose === 'login' && isRussian(here()) ? `4${code.slice(1)}` : code
        },
      })),
  ),
  wrong(
    'unknown-names-cost-nothing-in-russian',
    'In Russian a wrong password is answered without its work where nobody has the user name.',
    ['SEC-ENUM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verifierToCompare: (verifier, decoy) =>
          isRussian(here()) ? verifier : rules.verifierToCompare(verifier, decoy),
      })),
  ),
  wrong(
    'a-russian-notification-names-the-user',
    'The text of a Russian notification names the user who logs in.',
    ['SEC-SECRET-01'],
    (parts) =>
      knowing(parts, (here) => ({
        sendPush: (message) => {
          const { account } = here()
          return parts.sendPush(
            account && isRussian(here())
              ? { ...message, body: `${message.body} (${account.username})` }
              : message,
          )
        },
      })),
  ),
  wrong(
    'a-physical-device-needs-no-notice',
    'Nobody is notified of a phone on which IB Key became active by the response of a physical security device.',
    ['SEC-NOTICE-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationNoticeTo: (number, provenWith) =>
          here().activation?.challenge === undefined
            ? rules.activationNoticeTo(number, provenWith)
            : undefined,
      })),
  ),
  wrong(
    'a-number-that-comes-back-is-no-news',
    'Nobody is notified where the number that is confirmed was confirmed before.',
    ['SEC-NOTICE-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberNoticeTo: (earlier, confirmed) =>
          here().account?.smsCodes.some(
            ({ purpose, subject, state }) =>
              purpose === 'verifyNumber' && subject === confirmed.onRecord && state === 'used',
          ) === true
            ? undefined
            : rules.numberNoticeTo(earlier, confirmed),
      })),
  ),
  wrong(
    'the-second-wait-is-ours-to-choose',
    'The wait that a gateway demands is kept after its first refusal, and not after the next ones.',
    ['SEC-SEND-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        retryAt: (tries, retryAfterMs, now) => rules.retryAt(tries, tries > 1 ? 0 : retryAfterMs, now),
      })),
  ),
  wrong(
    'apple-has-to-say-it-twice',
    'A registration that APNs does not know any more is used once more.',
    ['SEC-SEND-10'],
    (parts) => {
      const told = new Set<string>()
      return {
        ...parts,
        sendPush: async (message) => {
          const result = await parts.sendPush(message)
          if (result !== 'unregistered' || message.os !== 'iOS' || told.has(message.token)) return result
          told.add(message.token)
          return 'failed'
        },
      }
    },
  ),
]
