/** @module Narrow shapes: what is counted, from which source, and when a count begins anew. */

import type { Operation } from '../../../../contract/routes.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { loginNamed, revisingAfter } from '../../support/after.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

/** Wrong passwords that this operation is given are forgotten. */
const passwordsAreFree = (operation: Operation) => (parts: ServerParts) =>
  knowing(parts, (here) => ({
    store: {
      ...parts.store,
      transactAttempts: (username, decide) =>
        parts.store.transactAttempts(username, (attempts) => {
          const decided = decide(attempts)
          return here().operation === operation ? { ...decided, attempts } : decided
        }),
    },
  }))

export default [
  wrong(
    'passwords-of-an-activation-are-free',
    'A wrong password that is given again in an activation is not counted.',
    ['SEC-LIMIT-09'],
    passwordsAreFree('startActivation'),
  ),
  wrong(
    'passwords-that-opt-out-are-free',
    'A wrong password that is given again to opt out is not counted.',
    ['SEC-LIMIT-09'],
    passwordsAreFree('setOptOut'),
  ),
  wrong(
    'the-russian-lock-says-no-time',
    'In Russian whoever is locked out is not told for how long.',
    ['SEC-LIMIT-18'],
    (parts) =>
      answering(parts, (answer, { operation, body }) => {
        if (operation !== 'logIn' || body.locale !== 'ru' || codeOf(answer) !== 'locked') return undefined
        const { retryAfterMs: _left, ...json } = answer.json
        const { 'retry-after': _field, ...headers } = answer.headers
        return { ...answer, headers, json }
      }),
  ),
  wrong(
    'the-pause-of-security-codes-is-per-platform',
    'The two minutes between two security codes count for each platform apart.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) => {
          const { account, platform } = here()
          const platformOf = (loginId: string) => account?.logins.find(({ id }) => id === loginId)?.platform
          const counted =
            request.purpose === 'login' && platform
              ? sent.filter(({ askedBy }) => (platformOf(askedBy) ?? platform) === platform)
              : sent
          return rules.smsCooldownLeft(counted, request, now, profile)
        },
      })),
  ),
  wrong(
    'a-wrong-code-begins-the-cap-anew',
    'A code that was entered wrong counts as an answer: the count of unanswered messages begins anew.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(
            sent.map((code) => (code.failures > 0 ? { ...code, state: 'used' as const } : code)),
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'activation-tokens-are-no-messages-of-the-day',
    'Activation Tokens are left out of the number of messages a day.',
    ['SEC-CAP-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.MAX_SAFE_INTEGER }) ||
          sent.filter(({ purpose }) => purpose !== 'activation').length >= profile.smsDailyCap,
      })),
  ),
  wrong(
    'a-decline-begins-the-notifications-anew',
    'Once a login was declined, the count of unanswered notifications begins anew.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const requests = here().account?.approvalRequests ?? []
          const last = requests.findLastIndex(({ state }) => state === 'declined')
          const since = last < 0 ? unanswered : Math.min(unanswered, requests.length - last - 1)
          return rules.pushIsSent(seamless, since, profile)
        },
      })),
  ),
  wrong(
    'responses-for-an-activation-are-free',
    'A wrong response of a physical security device in an activation is not counted for the person.',
    ['SEC-LIMIT-11'],
    (parts) =>
      revisingAfter(parts, ['activate', 'verifyActivationToken'], (after, before, { activation }) =>
        activation?.challenge !== undefined && after.secondFactor.failures > before.secondFactor.failures
          ? { ...after, secondFactor: before.secondFactor }
          : after,
      ),
  ),
  wrong(
    'a-security-code-keeps-the-count',
    'A login by SMS leaves the count of wrong answers as it was.',
    ['SEC-LIMIT-10'],
    (parts) =>
      revisingAfter(parts, ['giveSecurityCode'], (after, before) =>
        after.secondFactor.failures === 0 && after.secondFactor.lockedAt === undefined
          ? { ...after, secondFactor: before.secondFactor }
          : after,
      ),
  ),
  wrong(
    'a-locked-person-is-asked-on-webtrader',
    'On WebTrader a right password begins a login while the second factor is locked, and its answer counts.',
    ['SEC-LIMIT-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorLockLeft: (lock, now, profile) =>
          isOn('webTrader')(here()) ? 0 : rules.secondFactorLockLeft(lock, now, profile),
      })),
  ),
  wrong(
    'codes-in-russian-have-more-tries',
    'A security code of a Russian login is never void however often it is entered wrong.',
    ['SEC-LIMIT-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          !(isRussian(here()) && here().operation === 'giveSecurityCode') &&
          rules.attemptsExhausted(failures, profile),
      })),
  ),
  wrong(
    'the-response-button-changes-after-a-wrong-one',
    'On an Android trading device the last button reads Send once a response was wrong.',
    ['XDEV-AND-07'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters }) => {
        if (operation !== 'readLogin' && operation !== 'askForChallenge') return undefined
        const found = await loginNamed(parts, parameters.loginId ?? '')
        if (found?.login.platform !== 'ibkrMobile' || found.login.os !== 'Android') return undefined
        if (found.account.secondFactor.failures === 0) return undefined
        return {
          ...answer,
          json: JSON.parse(JSON.stringify(answer.json).replaceAll('"label":"Log In"', '"label":"Send"')),
        }
      }),
  ),
]
