/** @module Numbers that count as verified though they are not, or that cannot be verified; and what follows. */

import { digest } from '../../../reference-server/domain/crypto/secrets.ts'
import type { ServerFault } from '../../fault.ts'
import { operationOf } from '../support/http.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const minute = 60_000

const faults: readonly ServerFault[] = [
  {
    id: 'changed-number-ends-sms',
    title: 'Changing the mobile number ends the enrolment in SMS, so that the password alone opens a login.',
    subject: 'server',
    violates: ['SMS-01'],
    inject: afterwards((before, after) =>
      before.mobileNumber && before.mobileNumber.onRecord !== after.mobileNumber?.onRecord
        ? { ...after, devices: after.devices.filter(({ type }) => type !== 'sms') }
        : after,
    ),
  },
  {
    id: 'suspended-device-prevents-the-enrolment',
    title: 'A person with any SLS device, even an inactive one, is not enrolled in SMS.',
    subject: 'server',
    violates: ['SMS-10'],
    inject: rules((right) => ({
      autoEnrolmentDue: (devices, number) => devices.length === 0 && right.autoEnrolmentDue(devices, number),
    })),
  },
  {
    id: 'sms-to-an-unverified-number',
    title: 'People are enrolled in SMS with a number that was never verified.',
    subject: 'server',
    violates: ['SMS-01', 'SMS-10', 'SMS-RU-02'],
    inject: rules(() => ({
      numberForLogin: (number) => number?.onRecord,
      autoEnrolmentAt: (_number, now, profile) => now + profile.autoEnrolmentDelay,
      autoEnrolmentDue: (devices) => devices.length === 0,
    })),
  },
  {
    id: 'changed-number-stays-verified',
    title: 'A number keeps its check mark after it was changed.',
    subject: 'server',
    violates: ['SMS-01'],
    inject: rules((right) => ({
      changedNumber: (number, onRecord) => ({
        ...right.changedNumber(number, onRecord),
        verified: number?.verified ?? false,
      }),
    })),
  },
  {
    id: 'second-change-forgets-the-verified-number',
    title: 'After two changes of the mobile number the verified number gets no codes any more.',
    subject: 'server',
    violates: ['SMS-01'],
    inject: rules((right) => ({
      changedNumber: (number, onRecord) => ({
        ...right.changedNumber(number, onRecord),
        lastVerified: number?.verified ? number.onRecord : undefined,
      }),
    })),
  },
  {
    id: 'no-verification-after-the-application',
    title: 'A number that was not verified at the application cannot be verified later.',
    subject: 'server',
    violates: ['SMS-02', 'SMS-RU-03'],
    inject: rules(() => ({ verificationOffered: () => false })),
  },
  {
    id: 'confirmed-number-not-verified',
    title: 'The right Confirm Code is accepted, and the number stays unverified.',
    subject: 'server',
    violates: ['SMS-02', 'SMS-08', 'SMS-09', 'SMS-RU-11', 'SMS-RU-12'],
    inject: rules(() => ({ confirmedNumber: (number) => number })),
  },
  {
    id: 'verified-only-until-the-next-login',
    title: 'The check mark belongs to the session in which the code was entered.',
    subject: 'server',
    violates: ['SMS-09'],
    inject: (parts) => {
      let sessions = 0
      let confirmedIn = 0
      return rules((right) => ({
        newSecret: (random) => {
          sessions++
          return right.newSecret(random)
        },
        confirmedNumber: (number) => {
          confirmedIn = sessions
          return right.confirmedNumber(number)
        },
        showsCheckMark: (number) => right.showsCheckMark(number) && confirmedIn === sessions,
      }))(parts)
    },
  },
  {
    id: 'never-enrolled-in-sms',
    title: 'A person without an SLS device is not enrolled in SMS.',
    subject: 'server',
    violates: ['SMS-10', 'SMS-RU-13'],
    inject: rules(() => ({ autoEnrolmentDue: () => false })),
  },
  {
    id: 'enrolled-an-hour-later',
    title: 'The enrolment in SMS takes an hour.',
    subject: 'server',
    violates: ['SMS-10', 'SMS-RU-13'],
    inject: rules((right) => ({
      autoEnrolmentAt: (number, now, profile) =>
        right.autoEnrolmentAt(number, now, { ...profile, autoEnrolmentDelay: 60 * minute }),
    })),
  },
  {
    id: 'enrolled-before-the-number-is-verified',
    title: 'Asking for the Confirm Code is enough to be enrolled in SMS.',
    subject: 'server',
    violates: ['SMS-10'],
    inject: rules(() => ({
      numberForLogin: (number) => number?.onRecord,
      autoEnrolmentAt: (_number, now, profile) => now + profile.autoEnrolmentDelay,
      autoEnrolmentDue: (devices) => !devices.some(({ status }) => status === 'active'),
    })),
  },
  {
    id: 'enrolled-despite-ib-key',
    title: 'A person with an active IB Key is enrolled in SMS as well.',
    subject: 'server',
    violates: ['SMS-11'],
    inject: rules((right) => ({
      autoEnrolmentDue: (devices, number) =>
        right.autoEnrolmentDue(
          devices.filter(({ type }) => type !== 'ibKey'),
          number,
        ),
    })),
  },
  {
    id: 'enrolled-despite-a-physical-device',
    title: 'A person with an active physical security device is enrolled in SMS as well.',
    subject: 'server',
    violates: ['SMS-11', 'SMS-RU-13'],
    inject: rules((right) => ({
      autoEnrolmentDue: (devices, number) =>
        right.autoEnrolmentDue(
          devices.filter(({ type }) => type !== 'physical'),
          number,
        ),
    })),
  },
  {
    id: 'code-that-nobody-sent-is-taken',
    title: 'Before the first SMS any six digits are taken for the Confirm Code.',
    subject: 'server',
    violates: ['SMS-07'],
    inject: (parts) => ({
      ...parts,
      async middleware(request, next) {
        const response = await parts.middleware(request, next)
        if (operationOf(request) !== 'confirmMobileNumber' || response.status < 400) return response
        const authorization = request.headers.get('authorization') ?? ''
        const username = await parts.store.find('session', digest(authorization.replace(/^Bearer /i, '')))
        const account = username === undefined ? undefined : await parts.store.read(username)
        if (account?.smsCodes.length !== 0) return response
        await parts.store.transact(account.username, (before) => ({
          account: before.mobileNumber
            ? { ...before, mobileNumber: parts.rules.confirmedNumber(before.mobileNumber) }
            : before,
          result: undefined,
        }))
        const settings = new URL('/settings', request.url)
        return parts.middleware(new Request(settings, { headers: { authorization } }), next)
      },
    }),
  },
]

export default faults
