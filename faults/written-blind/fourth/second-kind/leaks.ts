/** @module A second kind: what leaks from one person, activation or purpose to another. */

import type { Locale } from '../../../../reference-server/domain/model/primitives.ts'
import { remembering } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, revising, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

interface SentCode {
  readonly username: string
  readonly text: string
  readonly sentAt: number
}

export default [
  wrong(
    'client-portal-speaks-the-language-of-the-last-login',
    'The pages of Client Portal speak the language of whoever has logged in last.',
    ['SMS-RU-04'],
    (parts) =>
      remembering(
        parts,
        (): { locale?: Locale } => ({}),
        (last, right) =>
          knowing(right, (here) => ({
            screens: {
              ...right.screens,
              login(view, words) {
                if (here().operation === 'logIn') last().locale = view.login.locale
                return right.screens.login(view, words)
              },
              portal(page, view, words) {
                const { locale } = last()
                return right.screens.portal(page, view, locale === undefined ? words : right.labels[locale])
              },
            },
          })),
      ),
  ),
  wrong(
    'a-token-that-one-phone-has-proven-activates-another',
    'While an activation waits for its PIN, a second one of the same person needs no token of its own.',
    ['MIG-AND-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        proofVerified: (activation) =>
          rules.proofVerified(activation) ||
          (activation.stage === 'asked' &&
            here().account?.activations.some(
              (other) =>
                other.stage === 'proven' && rules.activationInTime(other, parts.clock.now(), parts.profile),
            ) === true),
      })),
  ),
  wrong(
    'a-phone-belongs-to-whoever-activated-last',
    'Whoever activates IB Key on a phone on which another person has it takes it from that person.',
    ['SEC-BIND-13'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, Set<string>>(),
        (people, right) =>
          knowing(right, (here) => {
            const changed = answering(right, async ({ status }) => {
              const { operation, account, activation, body, parameters } = here()
              const isProvision = operation === 'provision' && body.type === 'ibKey'
              if (status !== 201 || (operation !== 'activate' && !isProvision)) return undefined
              const hardwareId = String(isProvision ? body.hardwareId : activation?.hardwareId)
              const username = right.rules.usernameKey(parameters.username ?? account?.username ?? '')
              const users = people().get(hardwareId) ?? new Set<string>()
              for (const other of users)
                if (other !== username)
                  await right.store.transact(other, (theirs) => ({
                    account: {
                      ...theirs,
                      devices: theirs.devices.map((device) =>
                        device.type === 'ibKey' && device.hardwareId === hardwareId
                          ? { ...device, status: 'revoked' as const }
                          : device,
                      ),
                    },
                    result: undefined,
                  }))
              people().set(hardwareId, new Set([username]))
              return undefined
            })
            return { middleware: changed.middleware }
          }),
      ),
  ),
  wrong(
    'the-response-for-an-activation-opens-a-login',
    'The response of the physical security device for an activation is a right response of a login as well.',
    ['SEC-BIND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        responseMatches(given, expected) {
          const { operation, account } = here()
          const isForActivation = account?.activations.some(({ challenge }) =>
            account.devices.some(
              (device) =>
                challenge !== undefined &&
                device.type === 'physical' &&
                device.status === 'active' &&
                rules.responseMatches(given, rules.expectedResponse(device.secret, challenge)),
            ),
          )
          return (
            rules.responseMatches(given, expected) ||
            (operation === 'giveResponse' && isForActivation === true)
          )
        },
      })),
  ),
  wrong(
    'people-of-one-number-share-their-codes',
    'Of two people with one mobile number each gets in with the security code of the other.',
    ['SEC-BIND-04'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, SentCode[]>(),
        (sent, right) => {
          const store = revising(right, (after, before) => {
            const { username } = after
            for (const { id, purpose, number, text, sentAt } of after.smsCodes)
              if (purpose === 'login' && !before.smsCodes.some((other) => other.id === id))
                sent().set(number, [...(sent().get(number) ?? []), { username, text, sentAt }])
            return after
          })
          return ruling({ ...right, store }, (here, rules) => ({
            codeMatches: (given, code) =>
              rules.codeMatches(given, code) ||
              (code.purpose === 'login' &&
                (sent().get(code.number) ?? []).some(
                  ({ username, text, sentAt }) =>
                    username !== here().account?.username &&
                    text === given &&
                    right.clock.now() - sentAt < right.profile.smsCodeLifetime,
                )),
          }))
        },
      ),
  ),
]
