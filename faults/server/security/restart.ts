/** @module Servers that have forgotten something when they start again, or bring something back. */

import { type Account, activeIbKey } from '../../../reference-server/domain/model/account.ts'
import {
  noAttempts,
  type PasswordAttempts,
} from '../../../reference-server/domain/model/password-attempts.ts'
import type { SmsCode } from '../../../reference-server/domain/model/sms-code.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { store, unguarded } from '../support/store.ts'

type Inject = ServerFault['inject']
/** A server that takes each account for another one when it reads it for the first time since it started. */
const readAs = (change: (account: Account) => Account): Inject =>
  store((right) => {
    const known = new Set<string>()
    const taken = (account: Account): Account => (known.has(account.username) ? account : change(account))
    return {
      create(username, account) {
        known.add(username)
        return right.create(username, account)
      },
      async read(username) {
        const account = await right.read(username)
        return account && taken(account)
      },
      transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
        right.transact(username, (before) => {
          const decided = decide(taken(before))
          known.add(username)
          return decided
        }),
    }
  })

/** Wrong passwords are counted in this process alone. */
const attemptsInMemory = store(() => {
  const attempts = new Map<string, PasswordAttempts>()
  return {
    async transactAttempts(username, decide) {
      const decided = decide(attempts.get(username) ?? noAttempts)
      attempts.set(username, decided.attempts)
      return decided.result
    },
  }
})

/** Codes that are over are open again. They get another name: the database keeps those that it knows from it. */
const reopened = (state: SmsCode['state']): Inject =>
  readAs((account) => ({
    ...account,
    smsCodes: account.smsCodes.map((code) =>
      code.state === state ? { ...code, id: `${code.id}-again`, state: 'open', failures: 0 } : code,
    ),
  }))

const untried = <Tried extends { readonly state: string; readonly failures: number }>(tried: Tried): Tried =>
  tried.state === 'open' ? { ...tried, failures: 0 } : tried

const withoutOn = (...members: readonly string[]): Inject =>
  readAs((account) => ({
    ...account,
    devices: account.devices.map((device) => ({
      ...device,
      ...Object.fromEntries(members.map((member) => [member, undefined])),
    })),
  }))

const faults: readonly ServerFault[] = [
  {
    id: 'restart-forgets-failures',
    title: 'A server that starts again counts wrong answers from the beginning.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, secondFactor: { ...account.secondFactor, failures: 0 } })),
  },
  {
    id: 'restart-forgets-wrong-passwords',
    title: 'A server that starts again counts wrong passwords from the beginning, and knows no lock.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: attemptsInMemory,
  },
  {
    id: 'restart-forgets-wrong-responses',
    title: 'A server that starts again gives each challenge all its tries once more.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, challenges: account.challenges.map(untried) })),
  },
  {
    id: 'restart-forgets-wrong-codes',
    title: 'A server that starts again gives each code all its tries once more.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, smsCodes: account.smsCodes.map(untried) })),
  },
  {
    id: 'restart-reopens-void-codes',
    title: 'A restart opens codes that were tried too often.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: reopened('void'),
  },
  {
    id: 'restart-reopens-used-codes',
    title: 'A restart opens codes that were used.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: reopened('used'),
  },
  {
    id: 'restart-reopens-older-codes',
    title: 'A restart opens codes after which others were sent.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: reopened('superseded'),
  },
  {
    id: 'restart-brings-devices-back',
    title: 'A restart brings physical devices back that were removed.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({
      ...account,
      devices: account.devices.map((device) =>
        device.type === 'physical' && device.status === 'revoked'
          ? { ...device, id: `${device.id}-again`, status: 'active' }
          : device,
      ),
    })),
  },
  {
    id: 'restart-forgets-use',
    title: 'A server that starts again takes each session for an unused one.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({
      ...account,
      sessions: account.sessions.map((session) => ({
        ...session,
        id: `${session.id}-again`,
        usedAt: session.begunAt,
      })),
    })),
  },
  {
    id: 'restart-forgets-who-left',
    title: 'A server that starts again has forgotten who has opted out.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, optedOut: undefined })),
  },
  {
    id: 'restart-forgets-the-switch',
    title: 'A server that starts again has switched Seamless Authentication on for everybody.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, seamless: true })),
  },
  {
    id: 'restart-forgets-the-enrolment',
    title: 'A server that starts again does not know who was about to be enrolled.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({ ...account, enrolmentDueAt: undefined })),
  },
  {
    id: 'restart-forgets-the-verified-number',
    title: 'A server that starts again knows only the number on record.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: readAs((account) => ({
      ...account,
      mobileNumber: account.mobileNumber && { ...account.mobileNumber, lastVerified: undefined },
    })),
  },
  {
    id: 'restart-forgets-the-number-of-ib-key',
    title: 'A server that starts again does not know with which number IB Key was proven.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: withoutOn('activationNumber'),
  },
  {
    id: 'restart-forgets-pins',
    title: 'A server that starts again knows the PIN of no phone.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: withoutOn('pinVerifier'),
  },
  {
    id: 'restart-forgets-the-offered-registration',
    title: 'A server that starts again does not know which registration a phone has brought along.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: withoutOn('offeredPushToken'),
  },
  {
    id: 'restart-forgets-a-phone-that-was-not-used',
    title: 'A server that starts again takes back an activation whose phone has completed no login yet.',
    subject: 'server',
    violates: ['MIG-AND-13'],
    inject: unguarded(
      readAs((account) => {
        const former = account.devices.findLast(
          ({ type, status }) => type === 'ibKey' && status === 'revoked',
        )
        const active = activeIbKey(account)
        const isActivated = account.activations.some(({ stage }) => stage === 'committed')
        if (!former || !active || active.provenAt !== undefined || !isActivated) return account
        return {
          ...account,
          devices: account.devices.map((device) => {
            if (device.id === former.id) return { ...device, status: 'active' as const }
            return device.id === active.id ? { ...device, status: 'revoked' as const } : device
          }),
        }
      }),
    ),
  },
]

export default faults
