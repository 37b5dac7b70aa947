/** @module Servers that have forgotten something when they start again, or bring something back. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import {
  noAttempts,
  type PasswordAttempts,
} from '../../../reference-server/domain/model/password-attempts.ts'
import type { SmsCode } from '../../../reference-server/domain/model/sms-code.ts'
import type { Change } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../fault.ts'
import { store } from '../support/store.ts'

type Inject = ServerFault['inject']

const fault = (id: string, title: string, inject: Inject): ServerFault => ({
  id,
  title,
  subject: 'server',
  violates: ['SEC-RESTART-01'],
  inject,
})

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
      transact: <Result>(username: string, decide: (account: Account) => Change<Result>) =>
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

export const securityRestartFaults: readonly ServerFault[] = [
  fault(
    'restart-forgets-failures',
    'A server that starts again counts wrong answers from the beginning.',
    readAs((account) => ({ ...account, secondFactor: { ...account.secondFactor, failures: 0 } })),
  ),
  fault(
    'restart-forgets-wrong-passwords',
    'A server that starts again counts wrong passwords from the beginning, and knows no lock.',
    attemptsInMemory,
  ),
  fault(
    'restart-forgets-wrong-responses',
    'A server that starts again gives each challenge all its tries once more.',
    readAs((account) => ({ ...account, challenges: account.challenges.map(untried) })),
  ),
  fault(
    'restart-forgets-wrong-codes',
    'A server that starts again gives each code all its tries once more.',
    readAs((account) => ({ ...account, smsCodes: account.smsCodes.map(untried) })),
  ),
  fault('restart-reopens-void-codes', 'A restart opens codes that were tried too often.', reopened('void')),
  fault('restart-reopens-used-codes', 'A restart opens codes that were used.', reopened('used')),
  fault(
    'restart-reopens-older-codes',
    'A restart opens codes after which others were sent.',
    reopened('superseded'),
  ),
  fault(
    'restart-brings-devices-back',
    'A restart brings physical devices back that were removed.',
    readAs((account) => ({
      ...account,
      devices: account.devices.map((device) =>
        device.type === 'physical' && device.status === 'revoked'
          ? { ...device, id: `${device.id}-again`, status: 'active' }
          : device,
      ),
    })),
  ),
  fault(
    'restart-forgets-use',
    'A server that starts again takes each session for one that nobody has used.',
    readAs((account) => ({
      ...account,
      sessions: account.sessions.map((session) => ({
        ...session,
        id: `${session.id}-again`,
        usedAt: session.begunAt,
      })),
    })),
  ),
  fault(
    'restart-forgets-who-left',
    'A server that starts again has everybody in the Secure Login System.',
    readAs((account) => ({ ...account, optedOut: undefined })),
  ),
  fault(
    'restart-forgets-the-switch',
    'A server that starts again has switched Seamless Authentication on for everybody.',
    readAs((account) => ({ ...account, seamless: true })),
  ),
  fault(
    'restart-forgets-the-enrolment',
    'A server that starts again does not know who was about to be enrolled.',
    readAs((account) => ({ ...account, enrolmentDueAt: undefined })),
  ),
  fault(
    'restart-forgets-the-verified-number',
    'A server that starts again knows only the number on record.',
    readAs((account) => ({
      ...account,
      mobileNumber: account.mobileNumber && { ...account.mobileNumber, lastVerified: undefined },
    })),
  ),
  fault(
    'restart-forgets-the-number-of-ib-key',
    'A server that starts again does not know with which number IB Key was proven.',
    withoutOn('activationNumber'),
  ),
  fault(
    'restart-forgets-pins',
    'A server that starts again knows the PIN of no phone.',
    withoutOn('pinVerifier'),
  ),
  fault(
    'restart-forgets-the-offered-registration',
    'A server that starts again does not know which registration a phone has brought along.',
    withoutOn('offeredPushToken'),
  ),
  fault(
    'restart-forgets-the-proof',
    'A server that starts again does not know which phone has just completed a login.',
    withoutOn('provenAt'),
  ),
]
