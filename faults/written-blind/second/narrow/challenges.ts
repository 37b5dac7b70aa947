/** @module Narrow shapes: challenge and response. */

import { loginNamed, revisingAfter } from '../../support/after.ts'
import { answering, objectIn, textIn } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-first-phone-of-three-still-answers',
    'After two migrations the response of the very first phone opens a login.',
    ['MIG-06', 'SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) => {
          if (rules.deviceMayRespond(challenge, device)) return true
          const gone = here().account?.devices.filter(
            ({ type, status }) => type === 'ibKey' && status === 'revoked',
          )
          return gone !== undefined && gone.length >= 2 && gone[0]?.id === device.id
        },
      })),
  ),
  wrong(
    'a-response-of-the-security-device-needs-no-zero',
    'Where a physical security device shows a zero in front, its response is taken without it, too.',
    ['SEC-EXACT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        responseMatches: (given, expected) =>
          rules.responseMatches(given, expected) ||
          (here().device?.type === 'physical' && expected === `0${given}`),
      })),
  ),
  wrong(
    'another-challenge-of-the-security-device-forgives',
    'Asking for another challenge of a physical security device makes wrong answers forgotten.',
    ['SEC-LIMIT-05'],
    (parts) =>
      revisingAfter(parts, ['askForChallenge'], (after, _before, { device }) =>
        device?.type === 'physical'
          ? { ...after, secondFactor: { ...after.secondFactor, failures: 0 } }
          : after,
      ),
  ),
  wrong(
    'a-challenge-at-the-beginning-lives-as-long-as-its-login',
    'A challenge that a login begins with, for want of a notification, can be answered until the login ends.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          rules.challengeInTime(challenge, now, profile) || here().login?.begunAt === challenge.shownAt,
      })),
  ),
  wrong(
    'windows-of-one-platform-share-their-challenges',
    'With two windows of one platform the response to the challenge of the one opens the other.',
    ['SEC-BIND-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeIsFor: (challenge, login) =>
          rules.challengeIsFor(challenge, login) ||
          (here().operation === 'giveResponse' &&
            here().account?.logins.find(({ id }) => id === challenge.loginId)?.platform === login.platform),
      })),
  ),
  wrong(
    'one-void-challenge-voids-those-of-all-windows',
    'After too many wrong responses in one window the challenges of the other windows are void as well.',
    ['SEC-END-02'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, before, { login }) => {
        const isVoid = (one: typeof after) =>
          one.challenges.some(({ loginId, state }) => loginId === login?.id && state === 'void')
        if (!isVoid(after) || isVoid(before)) return after
        return {
          ...after,
          challenges: after.challenges.map((challenge) =>
            challenge.state === 'open' ? { ...challenge, state: 'void' } : challenge,
          ),
        }
      }),
  ),
  wrong(
    'no-challenge-once-the-notification-of-an-iphone-has-expired',
    'When the notification on an iPhone has expired, the login shows no challenge any more.',
    ['CR-IOS-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) &&
          !(
            device.type === 'ibKey' &&
            device.os === 'iOS' &&
            here().account?.approvalRequests.some(
              (request) =>
                request.loginId === login.id &&
                !rules.approvalRequestInTime(request, parts.clock.now(), parts.profile),
            )
          ),
      })),
  ),
  wrong(
    'no-challenge-once-a-newer-notification-has-come',
    'When a second login has sent its notification, the first one shows no challenge any more.',
    ['CR-AND-02', 'SEC-END-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) &&
          !here().account?.approvalRequests.some(
            ({ loginId, state }) => loginId === login.id && state === 'superseded',
          ),
      })),
  ),
  wrong(
    'challenges-for-the-security-device-lose-their-zeros',
    'A challenge for a physical security device is shown as a number, without the zeros in front.',
    ['SYNC-08'],
    (parts) =>
      answering(parts, async (answer) => {
        const challenge = textIn(answer.json, 'challenge')
        if (!challenge.startsWith('0')) return undefined
        const named = await loginNamed(parts, textIn(answer.json, 'loginId'))
        const device = named?.account.devices.find(({ id }) => id === named.login.deviceId)
        if (device?.type !== 'physical') return undefined
        const shown = String(Number(challenge))
        return {
          ...answer,
          json: objectIn(JSON.stringify(answer.json).replaceAll(`"${challenge}"`, `"${shown}"`)),
        }
      }),
  ),
  wrong(
    'a-challenge-in-russian-is-never-void',
    'In Russian a challenge stands any number of wrong responses.',
    ['SEC-LIMIT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          rules.attemptsExhausted(failures, profile) &&
          !(here().operation === 'giveResponse' && isRussian(here())),
      })),
  ),
]
