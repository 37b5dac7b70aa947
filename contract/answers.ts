/** @module Which answers may come where: by operation, and which may stand for each other. `answers.md` shows this. */

import { type RefusalCode, refusals } from './refusal.ts'
import type { Proof } from './route.ts'
import { isOperation, type Operation, routeOf, routes } from './routes.ts'

/** Refusals of every route for a request that does not follow the contract. */
export const always = [
  'invalid_request',
  'not_found',
  'method_not_allowed',
  'too_large',
  'unsupported_media_type',
] as const satisfies readonly RefusalCode[]

/** The codes of all refusals that an operation may answer with. */
export function refusalsOf(operation: Operation): readonly RefusalCode[] {
  const { proof, refusals: own } = routeOf(operation)
  return [...new Set([...always, ...(proof === 'nobody' ? [] : (['unauthenticated'] as const)), ...own])]
}

/** A situation in which several answers are right, as far as the operation lists them. */
export interface Alternatives {
  readonly when: string
  readonly codes: readonly RefusalCode[]
  readonly operations: readonly Operation[]
  /** What may come in place of a refusal. */
  readonly or?: string
}

const allOperations = Object.keys(routes).filter(isOperation)

const provenBy = (...proofs: readonly Proof[]): readonly Operation[] =>
  allOperations.filter((name) => proofs.includes(routeOf(name).proof))

const listing = (code: RefusalCode): readonly Operation[] =>
  allOperations.filter((name) => routeOf(name).refusals.includes(code))

const stepsOfLogin = provenBy('loginSecret')
const stepsOfActivation = provenBy('activationSecret')
const withCode: readonly Operation[] = [
  'giveResponse',
  'giveSecurityCode',
  'confirmMobileNumber',
  'verifyActivationToken',
  'activate',
]

export const alternatives: readonly Alternatives[] = [
  {
    when: 'a step of a login or an activation without its secret',
    codes: ['unauthenticated', 'not_found'],
    operations: [...stepsOfLogin, ...stepsOfActivation],
  },
  {
    when: 'a phone on which IB Key is not active',
    codes: ['unauthenticated', 'not_found', 'forbidden'],
    operations: provenBy('accessKey'),
  },
  {
    when: 'the approval request of another phone',
    codes: ['not_found', 'unauthenticated', 'forbidden'],
    operations: ['readPushRequest', 'answerPushRequest'],
  },
  {
    when: 'an approval request that was answered or has ended',
    codes: ['wrong_state', 'not_found'],
    operations: ['answerPushRequest'],
  },
  {
    when: 'an approval without a security element',
    codes: ['forbidden', 'invalid_request'],
    operations: ['answerPushRequest'],
  },
  {
    when: 'a look at a login that was completed or has expired',
    codes: ['wrong_state', 'unauthenticated', 'not_found'],
    operations: ['readLogin'],
    or: 'the state (`loggedIn` without `session`, or `expired`)',
  },
  {
    when: 'another step of a login that was declined or has expired',
    codes: ['wrong_state', 'unauthenticated', 'not_found', 'invalid_code'],
    operations: stepsOfLogin.filter((name) => name !== 'readLogin'),
    or: 'the state (`denied` or `expired`)',
  },
  {
    when: 'another step of a login that was completed, or a step of an activation that has ended',
    codes: ['wrong_state', 'unauthenticated', 'not_found', 'invalid_code'],
    operations: [...stepsOfLogin.filter((name) => name !== 'readLogin'), ...stepsOfActivation],
  },
  {
    when: 'a step that a login does not wait for',
    codes: ['wrong_state', 'not_found'],
    operations: stepsOfLogin.filter((name) => name !== 'readLogin'),
  },
  {
    when: 'a code, response or token where none is open',
    codes: ['invalid_code', 'wrong_state'],
    operations: withCode,
  },
  {
    when: 'a code, response or token of another form',
    codes: ['invalid_code', 'invalid_request'],
    operations: withCode,
  },
  { when: 'a PIN of another form', codes: ['weak_pin', 'invalid_request'], operations: ['activate'] },
  {
    when: 'whoever is locked out',
    codes: ['locked', 'too_many'],
    operations: listing('locked'),
  },
  {
    when: 'another SMS, too soon or beyond the limit',
    codes: ['too_soon', 'too_many'],
    operations: ['askForAnotherSms', 'verifyMobileNumber', 'startActivation'],
  },
  {
    when: 'an SMS device while no SMS can be sent',
    codes: ['too_soon', 'too_many'],
    operations: ['chooseDevice'],
    or: 'the state `securityCode` without an SMS',
  },
  {
    when: 'a login by SMS beyond the limit',
    codes: ['too_many'],
    operations: ['logIn'],
    or: 'the state `securityCode` without an SMS',
  },
  {
    when: 'an activation option that was not offered',
    codes: ['wrong_state', 'forbidden', 'not_found'],
    operations: ['startActivation'],
  },
  {
    when: 'a mobile number where there is none',
    codes: ['wrong_state', 'not_found', 'invalid_code'],
    operations: ['verifyMobileNumber', 'confirmMobileNumber'],
  },
  {
    when: 'the removal of a device of another person',
    codes: ['not_found', 'forbidden'],
    operations: ['removeDevice'],
  },
]

/** What features say of a refusal, and the codes that mean it. A feature that says "refused" takes every code. */
export const refusalsMeaning = {
  'the credentials are not accepted': ['invalid_credentials'],
  'the code is not accepted': ['invalid_code', 'wrong_state', 'invalid_request'],
  'the server asks to wait': ['too_soon', 'too_many'],
  'the second factor is locked': ['locked', 'too_many'],
} as const satisfies Record<string, readonly RefusalCode[]>

export type RefusalMeaning = keyof typeof refusalsMeaning

/** Statuses that some operation may answer with. */
export const publishedStatuses: ReadonlySet<number> = new Set([
  ...allOperations.map((name) => routeOf(name).success),
  ...Object.values(refusals).map(({ status }) => status),
])
