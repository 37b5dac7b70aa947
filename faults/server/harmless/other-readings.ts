/** @module Servers that read an article otherwise than the reference server, where it has more than one honest reading. */

import { z } from 'zod'
import { type Account, activeIbKey } from '../../../reference-server/domain/model/account.ts'
import { refusal } from '../../../reference-server/domain/model/outcome.ts'
import type { Random } from '../../../reference-server/domain/model/random.ts'
import { hours } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { comparing } from '../support/codes.ts'
import {
  labels,
  loginScreens,
  loginScreensOn,
  portalPages,
  replies,
  rules,
  screens,
} from '../support/parts.ts'
import { takenFor } from '../support/passwords.ts'
import { afterwards, store } from '../support/store.ts'
import { variant } from '../support/variant.ts'

const enrolmentDelayMs = 1_000
const tenYears = hours(24 * 3_652)

const sixDigitsFromOne = (random: Random): string => String(100_000 + random.below(900_000))

/** The box of a code is sent by this label on every platform. */
const securityCodeSentBy = (pick: 'ok' | 'login') =>
  loginScreens((screen, words) => ({
    ...screen,
    controls: screen.controls.map((control) =>
      control.operation === 'giveSecurityCode' ? { ...control, label: words[pick] } : control,
    ),
  }))

const settings = z.looseObject({
  seamless: z.boolean(),
  mobileNumber: z.looseObject({ smsVerified: z.literal(true) }),
})

const unverified = z.looseObject({
  seamless: z.boolean(),
  mobileNumber: z.looseObject({ smsVerified: z.literal(false) }),
})

function loginsRefusedAtTheSmsCap(parts: ServerParts): ServerParts {
  let isCapped = false
  const noting = rules((right) => ({
    smsCapReached: (sent, now, profile) => {
      isCapped = right.smsCapReached(sent, now, profile)
      return isCapped
    },
  }))
  const refusing = store((right) => ({
    transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
      right.transact(username, (before) => {
        isCapped = false
        const change = decide(before)
        const begins = change.account.logins.length > before.logins.length
        if (begins && isCapped && change.result instanceof Object)
          Object.assign(change.result, { outcome: refusal('too_many', 'no SMS can be sent') })
        return begins && isCapped ? { ...change, account: before } : change
      }),
  }))
  return refusing(noting(parts))
}

/** That of the second factor lasts until IB Key is activated anew, that of the password for ever: no length is published. */
const lockedUntilActivated = (parts: ServerParts): ServerParts => {
  const unending = rules(() => ({
    secondFactorLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : tenYears),
    passwordLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : tenYears),
    lockCovers: (needs) => needs === 'login',
  }))
  const ended = afterwards((before, after) =>
    activeIbKey(after)?.id === activeIbKey(before)?.id ? after : { ...after, secondFactor: { failures: 0 } },
  )
  const untold = replies((reply) =>
    'numbers' in reply && reply.numbers instanceof Object
      ? { ...reply, numbers: { ...reply.numbers, secondFactorLock: undefined, passwordLock: undefined } }
      : reply,
  )
  return unending(ended(untold(parts)))
}

const faults: readonly ServerFault[] = [
  variant(
    'locked-until-activated',
    'Too many wrong answers put the second factor out of use until IB Key is activated anew, and wrong passwords the password (AMB-37).',
    lockedUntilActivated,
  ),
  variant(
    'codes-never-begin-with-zero',
    'Challenges, Security Codes and Confirm Codes are drawn from 100000 to 999999 (AMB-38).',
    rules((right) => ({
      newChallenge: sixDigitsFromOne,
      newCode: (random, purpose) =>
        purpose === 'activation' ? right.newCode(random, purpose) : sixDigitsFromOne(random),
    })),
  ),
  variant(
    'codes-without-their-blanks',
    'Blanks in and around a response or code are taken away (AMB-39).',
    comparing((text) => text.replaceAll(/\s/g, '')),
  ),
  variant(
    'codes-trimmed',
    'Blanks around a response or code are taken away (AMB-39).',
    comparing((text) => text.trim()),
  ),
  variant(
    'pins-of-any-script',
    'Letters and digits of every script count as alphanumeric (AMB-40).',
    rules(() => ({ pinIsStrong: (pin) => /^(?=.*\p{N})[\p{L}\p{N}]{4,6}$/u.test(pin) })),
  ),
  variant(
    'registrations-taken-over-at-once',
    'A newer registration counts as soon as the phone offers it (AMB-41).',
    rules(() => ({ pushTokenOfferAccepted: () => true })),
  ),
  variant(
    'seamless-notification-as-heading',
    'The page of the switch is headed "Seamless Notification" (AMB-14).',
    portalPages((screen, _words, page) =>
      page.startsWith('seamless') ? { ...screen, title: 'Seamless Notification' } : screen,
    ),
  ),
  variant(
    'user-settings-as-a-section',
    'Settings leads to a page with the section User Settings, and nothing else has to be clicked (AMB-15).',
    screens((right) => ({
      portal: (page, view, words) => right.portal(page === 'menu' ? 'user-settings' : page, view, words),
    })),
  ),
  variant(
    'passwords-without-their-blanks',
    'Blanks around a password are taken away, an allowance for mistyping (AMB-36).',
    takenFor((password) => password.trim()),
  ),
  variant(
    'passwords-with-any-first-letter',
    'The first letter of a password may be a capital or not, an allowance for mistyping (AMB-36).',
    takenFor((password) => password.charAt(0).toLowerCase() + password.slice(1)),
  ),
  {
    id: 'token-to-the-original-number',
    title: 'The Activation Token of a migration goes to the number that IB Key was activated with (AMB-16).',
    subject: 'server',
    harmless: true,
    inject: rules((right) => ({
      numberForActivation: (active, number) =>
        active?.activationNumber ?? right.numberForActivation(active, number),
    })),
  },
  {
    id: 'option-without-a-link',
    title: 'IBKR Mobile offers "Two-Factor Authentication", and no link beside it (AMB-31).',
    subject: 'server',
    harmless: true,
    inject: loginScreensOn('ibkrMobile', (screen) => ({
      ...screen,
      controls: screen.controls.filter(
        ({ kind, operation }) => kind !== 'link' || operation !== 'askForChallenge',
      ),
    })),
  },
  {
    id: 'security-code-sent-by-ok',
    title: 'Login and OK: a Security Code is sent by OK everywhere (AMB-03).',
    subject: 'server',
    harmless: true,
    inject: securityCodeSentBy('ok'),
  },
  {
    id: 'security-code-sent-by-login',
    title: 'Login and OK: a Security Code is sent by Login everywhere (AMB-03).',
    subject: 'server',
    harmless: true,
    inject: securityCodeSentBy('login'),
  },
  {
    id: 'response-box-with-another-label',
    title: 'The box for the response has another label (AMB-32).',
    subject: 'server',
    harmless: true,
    inject: (parts) =>
      labels('en', { responseString: 'Response' })(labels('ru', { responseString: 'Ответ' })(parts)),
  },
  {
    id: 'challenge-number',
    title: 'The Challenge code is shown as "Challenge number" (AMB-35).',
    subject: 'server',
    harmless: true,
    inject: labels('en', { challengeCode: 'Challenge number' }),
  },
  {
    id: 'enrolled-again-after-removal',
    title: 'Once the last SLS device is removed, a verified number is enrolled again (AMB-33).',
    subject: 'server',
    harmless: true,
    inject: (parts) =>
      afterwards((before, after) => {
        const active = after.devices.filter(parts.rules.deviceIsActive)
        const removed = before.devices.filter(parts.rules.deviceIsActive).length > 0 && active.length === 0
        return removed && after.mobileNumber?.verified
          ? { ...after, enrolmentDueAt: parts.clock.now() + enrolmentDelayMs }
          : after
      })(parts),
  },
  variant(
    'delivery-state-of-a-void-code',
    'The settings tell the delivery of the last Confirm Code also when that code is void.',
    replies((reply) =>
      unverified.safeParse(reply).success && !('sms' in reply && reply.sms !== undefined)
        ? { ...reply, sms: 'sent' }
        : reply,
    ),
  ),
  {
    id: 'sms-enrolment-kept',
    title: 'The automatic enrolment in SMS stays when IB Key is activated (AMB-18).',
    subject: 'server',
    harmless: true,
    inject: rules(() => ({ activationRevokes: (device) => device.type === 'ibKey' })),
  },
  {
    id: 'failed-sms-not-told',
    title: 'An SMS that the carrier refused is not told to have failed.',
    subject: 'server',
    harmless: true,
    inject: replies((reply) =>
      'sms' in reply && reply.sms === 'failed' ? { ...reply, sms: undefined } : reply,
    ),
  },
  {
    id: 'pause-after-every-sms',
    title: 'The two minutes count from the last SMS of their kind, whatever became of its code (AMB-10).',
    subject: 'server',
    harmless: true,
    inject: rules((right) => ({
      smsCooldownLeft: (sent, request, now, profile) =>
        right.smsCooldownLeft(
          sent.map((code) => ({ ...code, state: 'open' })),
          request,
          now,
          profile,
        ),
    })),
  },
  {
    id: 'verified-numbers-have-a-delivery-state',
    title: 'The settings tell the delivery of the last SMS also when the number is verified.',
    subject: 'server',
    harmless: true,
    inject: replies((reply) => (settings.safeParse(reply).success ? { ...reply, sms: 'sent' } : reply)),
  },
  {
    id: 'odd-lifetimes',
    title: 'Lifetimes are odd numbers of milliseconds.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      profile: {
        ...parts.profile,
        sessionIdleLifetime: 120_001,
        loginLifetime: 300_001,
        smsCodeLifetime: 300_001,
        challengeLifetime: 60_001,
        activationLifetime: 299_999,
        sessionLifetime: 3_600_001,
        secondFactorLock: 900_001,
        passwordLock: 900_001,
        smsCapWindow: 3_600_001,
        pushCapWindow: 600_001,
      },
    }),
  },
  {
    id: 'no-portal-without-a-device',
    title:
      'Where two factors are mandatory, a person without an SLS device is refused at Client Portal, too (AMB-34).',
    subject: 'server',
    harmless: true,
    inject: rules(() => ({ loginWithoutSecondFactorAllowed: (mandatory) => !mandatory })),
  },
  {
    id: 'no-login-without-a-code',
    title: 'Where no SMS can be sent, a login by SMS is refused (429) rather than begun without a code.',
    subject: 'server',
    harmless: true,
    inject: loginsRefusedAtTheSmsCap,
  },
]

export default faults
