/** @module A second kind: caches and copies that are read too late, by other windows, after a logout, after a move. */

import { remembering, revisingAfter } from '../../support/after.ts'
import { type Answer, answering, objectIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

const minute = 60_000

export default [
  wrong(
    'a-clean-phone-is-trusted-for-five-minutes',
    'A phone whose attestation was clean is trusted for five minutes, whatever its next approval says of it.',
    ['NOTIF-37'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (cleanAt, right) =>
          ruling(right, (_here, rules) => ({
            verdictAccepted(attestation, purpose) {
              const now = right.clock.now()
              const isClean = rules.verdictAccepted(attestation, purpose)
              if (isClean) cleanAt().set(attestation.device, now)
              const last = cleanAt().get(attestation.device)
              return isClean || (purpose === 'approval' && last !== undefined && now - last < 5 * minute)
            },
          })),
      ),
  ),
  wrong(
    'a-second-window-shows-the-switch-of-before',
    'A window that has shown the switch of Seamless Authentication shows it so until it changes something itself.',
    ['NOTIF-11'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, Map<string, Answer>>(),
        (shown, right) =>
          answering(right, (answer, { operation, bearer, parameters: { page = '' }, request }) => {
            if (request.method !== 'GET') shown().delete(bearer)
            if (operation !== 'openPortal' || answer.status !== 200 || page !== 'secure-login')
              return undefined
            const pages = shown().get(bearer) ?? new Map<string, Answer>()
            shown().set(bearer, pages)
            const before = pages.get(page) ?? answer
            pages.set(page, before)
            return before
          }),
      ),
  ),
  wrong(
    'two-factors-are-looked-up-once',
    'Whether a person needs two factors is looked up the first time only: a move changes nothing.',
    ['REG-02'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, boolean>(),
        (known, right) =>
          ruling(right, (_here, rules) => ({
            twoFactorMandatory(account) {
              const mandatory = known().get(account.username) ?? rules.twoFactorMandatory(account)
              known().set(account.username, mandatory)
              return mandatory
            },
          })),
      ),
  ),
  wrong(
    'physical-devices-are-those-of-the-last-login',
    'A physical security device that came after the last login is not asked for at an activation.',
    ['REACT-04'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, boolean>(),
        (hadDevice, right) => {
          const noting = revisingAfter(right, ['logIn'], (after) => {
            hadDevice().set(after.username, right.rules.securityDeviceRequired(after.devices))
            return after
          })
          return ruling(noting, (here, rules) => ({
            securityDeviceRequired: (devices) =>
              rules.securityDeviceRequired(devices) &&
              (hadDevice().get(here().account?.username ?? '') ?? true),
          }))
        },
      ),
  ),
  wrong(
    'the-settings-outlive-the-logout-in-a-cache',
    'For a minute after the logout the settings that were read before are still answered from a cache.',
    ['SEC-SESSION-02'],
    (parts) =>
      remembering(
        parts,
        () => ({ read: new Map<string, Answer>(), endedAt: new Map<string, number>() }),
        (memory, right) =>
          answering(right, (answer, { operation, bearer }) => {
            const { read, endedAt } = memory()
            const now = right.clock.now()
            if (operation === 'logOut' && answer.status === 200) endedAt.set(bearer, now)
            if (operation !== 'readSettings') return undefined
            if (answer.status === 200) read.set(bearer, answer)
            const ended = endedAt.get(bearer)
            return ended !== undefined && now - ended < minute ? read.get(bearer) : undefined
          }),
      ),
  ),
  wrong(
    'the-first-look-after-an-approval-comes-from-a-copy',
    'After an approval by an iPhone the first look of the window still says that it waits.',
    ['PUSH-TID-06'],
    (parts) =>
      remembering(
        parts,
        () => ({ seen: new Set<string>(), late: new Set<string>() }),
        (memory, right) => {
          const late = ruling(right, (here, rules) => ({
            sessionIsCollectable(login, now, profile) {
              const { seen, late: waiting } = memory()
              const isCollectable = rules.sessionIsCollectable(login, now, profile)
              const { device } = here()
              if (!isCollectable || seen.has(login.id) || device?.type !== 'ibKey' || device.os !== 'iOS')
                return isCollectable
              seen.add(login.id)
              waiting.add(login.id)
              return false
            },
          }))
          return answering(late, (answer, { operation, parameters: { loginId = '' } }) =>
            operation === 'readLogin' && memory().late.delete(loginId)
              ? { ...answer, json: { loginId, state: 'waitingForApproval' } }
              : undefined,
          )
        },
      ),
  ),
  wrong(
    'a-look-shows-the-newest-challenge-of-the-platform',
    'A look at a window shows the Challenge code that was asked for last on its platform, by whomever.',
    ['CR-AND-04'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (newest, right) =>
          knowing(right, (here) => {
            const changed = answering(right, (answer) => {
              const { operation, platform } = here()
              const { challenge } = answer.json
              if (platform === undefined || typeof challenge !== 'string') return undefined
              if (operation !== 'readLogin') newest().set(platform, challenge)
              const shown = newest().get(platform) ?? challenge
              return operation === 'readLogin' ? withChallenge(answer, challenge, shown) : undefined
            })
            return { middleware: changed.middleware }
          }),
      ),
  ),
]

/** The same screen with another challenge. */
function withChallenge(answer: Answer, challenge: string, shown: string): Answer {
  const json = objectIn(JSON.stringify(answer.json).replaceAll(`"${challenge}"`, `"${shown}"`))
  return { ...answer, json }
}
