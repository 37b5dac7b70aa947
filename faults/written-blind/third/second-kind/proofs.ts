/** @module A second kind: proofs that are taken for another purpose than theirs, and secrets that show. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { remembering } from '../../support/after.ts'
import { answering, before, noAnswer, textIn } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-session-goes-on-with-any-login',
    'The session of a person is accepted in place of the secret of a login of the same person.',
    ['SEC-BIND-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginSecretMatches: (given, secretDigest) =>
          rules.loginSecretMatches(given, secretDigest) ||
          here().account?.sessions.some(({ tokenDigest }) => tokenDigest === digest(given)) === true,
      })),
  ),
  wrong(
    'a-security-code-confirms-a-number',
    'The Security Code of a login that waits is accepted as Confirm Code.',
    ['SEC-BIND-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) || (purpose === 'verifyNumber' && code.purpose === 'login'),
      })),
  ),
  wrong(
    'an-activation-token-opens-a-login',
    'The Activation Token of the person is accepted as Security Code.',
    ['SEC-BIND-10'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) || (purpose === 'login' && code.purpose === 'activation'),
      })),
  ),
  wrong(
    'a-statement-serves-the-next-approval',
    'The attestation of one approval is accepted for the next one of the phone.',
    ['SEC-CLAIM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationNonceMatches: (attested, nonce) =>
          rules.attestationNonceMatches(attested, nonce) ||
          (here().operation === 'answerPushRequest' &&
            here().account?.approvalRequests.some((request) => request.nonce === attested) === true),
      })),
  ),
  wrong(
    'a-waiting-login-reads-the-settings',
    'The secret of a login that waits for its second factor shows the settings of the person.',
    ['SEC-SESSION-03'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (waiting, remembered) => {
          const noting = answering(remembered, ({ json }, { operation, body }) => {
            if (operation === 'logIn' && typeof json.secret === 'string' && json.session === undefined)
              waiting().set(json.secret, parts.rules.usernameKey(textIn(body, 'username')))
            return undefined
          })
          return before(noting, async ({ operation, bearer }) => {
            const username = operation === 'readSettings' ? waiting().get(bearer) : undefined
            const account = username === undefined ? undefined : await parts.store.read(username)
            if (!account) return undefined
            const devices = account.devices
              .filter(parts.rules.deviceIsActive)
              .map(({ id, type, name }) => ({ id, type, name }))
            return {
              status: 200,
              headers: { ...noAnswer.headers, 'content-type': 'application/json' },
              json: { seamless: account.seamless, devices },
            }
          })
        },
      ),
  ),
  wrong(
    'the-secret-of-a-login-becomes-its-session',
    'The session of a login by SMS is the secret that the login had before.',
    ['SEC-SESSION-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newSecret: (random) =>
          here().operation === 'giveSecurityCode' ? here().bearer : rules.newSecret(random),
      })),
  ),
  wrong(
    'a-reference-spells-the-code',
    'The answer to a request for another SMS has a reference that is the Security Code in base64.',
    ['SEC-SECRET-03'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (operation !== 'askForAnotherSms' || answer.status !== 200) return undefined
        const username = await parts.store.find('login', loginId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const code = account?.smsCodes.findLast(({ subject }) => subject === loginId)
        const reference = Buffer.from(code?.text ?? '').toString('base64')
        return { ...answer, json: { ...answer.json, reference } }
      }),
  ),
]
