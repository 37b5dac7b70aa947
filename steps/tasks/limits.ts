/** @module Limits and lifetimes that the server has chosen, and attempts up to them. */

import type { Platform } from '../../contract/primitives.ts'
import type { NumberName, Refused, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, type CodeKind, describeAnswer } from '../support/actor.ts'
import { repeat } from '../support/attempts.ts'
import type { SlsWorld } from '../support/world.ts'
import { appDeviceAnswer, receivedToken, wrongToken } from './activation.ts'
import { reachChallenge, wrongCode } from './challenge-response.ts'
import { enterCredentials } from './login.ts'
import { sendProof } from './modified-app.ts'
import { logInBySms, smsPauseMs, wrongReceivedCode } from './sms.ts'

/** Not applicable where the server does not declare the number with this name. */
export type DeclaredNumber = (name: NumberName) => number

/** Not applicable where the server does not declare the numbers that it has chosen. */
export async function numbersOf({ scene }: Pick<SlsWorld, 'scene'>): Promise<DeclaredNumber> {
  const declared = await scene.driver.lab.numbers()
  if (!declared) throw new NotApplicable('the server does not declare the numbers that it has chosen')
  return (name) => {
    const value = declared[name]
    if (value === undefined) throw new NotApplicable(`the server does not declare its ${name}`)
    return value
  }
}

/** In milliseconds. What belongs to a login or an activation ends with it at the latest. */
export const lifetimes = {
  'the approval request': (of: DeclaredNumber) => Math.min(of('pushLifetime'), of('loginLifetime')),
  'the approved login': (of: DeclaredNumber) => Math.min(of('collectLifetime'), of('loginLifetime')),
  'the login': (of: DeclaredNumber) => of('loginLifetime'),
  'the challenge': (of: DeclaredNumber) => Math.min(of('challengeLifetime'), of('loginLifetime')),
  'the security code': (of: DeclaredNumber) => Math.min(of('smsCodeLifetime'), of('loginLifetime')),
  'the Confirm Code': (of: DeclaredNumber) => of('smsCodeLifetime'),
  'the Activation Token': (of: DeclaredNumber) => Math.min(of('smsCodeLifetime'), of('activationLifetime')),
  'the activation': (of: DeclaredNumber) => of('activationLifetime'),
  'the unused session': (of: DeclaredNumber) => Math.min(of('sessionLifetime'), of('sessionIdleLifetime')),
  'the lock': (of: DeclaredNumber) => of('secondFactorLock'),
  'the lock of the password': (of: DeclaredNumber) => of('passwordLock'),
  'the pause of text messages': (of: DeclaredNumber) => of('smsCapWindow'),
  'the pause between two SMS': () => smsPauseMs,
  'the pause of notifications': (of: DeclaredNumber) => of('pushCapWindow'),
}
export type Lifetime = keyof typeof lifetimes

export const lifetimeOf = async (world: Pick<SlsWorld, 'scene'>, name: Lifetime): Promise<number> =>
  lifetimes[name](await numbersOf(world))

export async function passLifetime(world: SlsWorld, name: Lifetime, remainingMs: number): Promise<void> {
  await world.scene.advanceBy((await lifetimeOf(world, name)) - remainingMs)
}

/** Until the next instant so long before a multiple of the period, counted from the Unix epoch. */
export async function passUntilBefore(
  { scene }: SlsWorld,
  beforeMs: number,
  periodMs: number,
): Promise<void> {
  await scene.advanceBy((2 * periodMs - beforeMs - (scene.now() % periodMs)) % periodMs)
}

export async function requireLongerLifetime(world: SlsWorld, name: Lifetime, leastMs: number): Promise<void> {
  const lifetime = await lifetimeOf(world, name)
  if (lifetime <= leastMs) throw new NotApplicable(`${name} lasts ${lifetime} ms with this server`)
}

/** Not applicable where a login ends together with its approval request. */
export async function requireLongerLogin(world: SlsWorld): Promise<void> {
  const of = await numbersOf(world)
  if (of('loginLifetime') <= of('pushLifetime'))
    throw new NotApplicable('with this server a login lasts no longer than its approval request')
}

/** All requests carry the date of so many milliseconds from now, however much time passes meanwhile (RFC 9110, 6.6.1). */
export function dateRequests({ scene }: SlsWorld, aheadMs: number): void {
  const date = new Date(scene.now() + aheadMs).toUTCString()
  scene.carryHeaderFields(() => ({ date, 'x-request-date': date }))
}

/** Each request names another address that it was forwarded for (RFC 7239, and the field that was there before). */
export function spreadRequests({ scene }: SlsWorld): void {
  let count = 0
  scene.carryHeaderFields(() => {
    const address = `192.0.2.${++count % 256}`
    return { 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address }
  })
}

export async function requireLongSession(world: SlsWorld): Promise<void> {
  const of = await numbersOf(world)
  if (of('sessionLifetime') < 2 * of('sessionIdleLifetime'))
    throw new NotApplicable('with this server a session ends before it could stay unused twice')
}

/** Rounded up, so that nobody tries again too early. */
const wholeSeconds = (durationMs: number): number => Math.ceil(durationMs / 1_000)

/** In milliseconds: a date is rounded up to whole seconds, as is the duration from which it may have been computed. */
const dateTolerance = 2_000

/** How long a refusal asks to wait, in milliseconds, wherever it says so; a date counts from `now`. */
const waitsToldBy = (
  { retryAfterMs, retryAfterSeconds, retryAfterDate }: Refused,
  now: number,
  lifetime: number,
): { readonly told: string; readonly right: boolean }[] => [
  ...(retryAfterMs === undefined ? [] : [{ told: `${retryAfterMs} ms`, right: retryAfterMs === lifetime }]),
  ...(retryAfterSeconds === undefined
    ? []
    : [{ told: `${retryAfterSeconds} s`, right: retryAfterSeconds === wholeSeconds(lifetime) }]),
  ...(retryAfterDate === undefined
    ? []
    : [
        {
          told: `${retryAfterDate - now} ms by its date`,
          right: retryAfterDate >= now + lifetime && retryAfterDate < now + lifetime + dateTolerance,
        },
      ]),
]

/** The refusal says how long to wait: in its body, in the header Retry-After, or in both alike. */
export async function verifyRetryAfter(actor: Actor, name: Lifetime): Promise<void> {
  const refusal = actor.lastRefusal()
  const lifetime = await lifetimeOf(actor, name)
  const waits = waitsToldBy(refusal, actor.scene.now(), lifetime)
  verify(waits.length > 0 && waits.every(({ right }) => right), {
    expected: `a refusal that asks to wait ${lifetime} ms`,
    observed:
      waits.map(({ told }) => told).join(', ') || `${describeAnswer(refusal)}, which asks for no wait`,
  })
}

/** Repeats a request that the server has to refuse, and acknowledges each refusal. */
export async function repeatWrong(
  actor: Actor,
  times: number,
  send: () => Promise<WindowAnswer>,
): Promise<void> {
  for (let time = 0; time < times; time++) {
    actor.record(await send())
    actor.acknowledge()
  }
}

/** Where the lock of the second factor comes first, no code allows more attempts than it. */
async function triesPerCode(actor: Actor): Promise<number> {
  const of = await numbersOf(actor)
  return Math.min(of('triesPerCode'), of('secondFactorTries'))
}

/** `more`: how many wrong answers the second factor has to allow beyond those of a code. */
export async function requireCodesVoidBeforeLock(world: SlsWorld, more = 0): Promise<void> {
  const of = await numbersOf(world)
  if (of('triesPerCode') + more > of('secondFactorTries'))
    throw new NotApplicable('with this server the second factor is locked before a code is void')
}

/** Not applicable where notifications come to a pause before. */
export async function requireNotificationsInRow(world: SlsWorld, least: number): Promise<void> {
  const most = (await numbersOf(world))('pushCap')
  if (most < least) throw new NotApplicable(`with this server notifications come to a pause after ${most}`)
}

/** The same for text messages of a day. */
export async function requireTextMessagesInDay(world: SlsWorld, least: number): Promise<void> {
  const most = (await numbersOf(world))('smsDailyCap')
  if (most < least) throw new NotApplicable(`this server sends ${most} text messages in a day`)
}

const sendWrong: Readonly<Record<CodeKind, (actor: Actor) => Promise<WindowAnswer>>> = {
  response: (actor) => actor.window.submitResponse(wrongCode(actor.saved('response'))),
  'security code': (actor) => actor.window.submitSecurityCode(wrongReceivedCode(actor)),
  'Confirm Code': (actor) => actor.window.confirmMobileNumber(wrongReceivedCode(actor)),
  'Activation Token': (actor) => sendProof(actor, wrongToken(receivedToken(actor))),
}

export const enterWrong = (actor: Actor, kind: CodeKind, times: number): Promise<void> =>
  repeatWrong(actor, times, () => sendWrong[kind](actor))

/** As often as one code allows, less the shortfall. */
export async function enterWrongUpToLimit(actor: Actor, kind: CodeKind, shortfall: number): Promise<void> {
  await enterWrong(actor, kind, (await triesPerCode(actor)) - shortfall)
}

export async function enterWrongDeviceAnswers(actor: Actor, shortfall: number): Promise<void> {
  await repeatWrong(actor, (await triesPerCode(actor)) - shortfall, () =>
    sendProof(actor, wrongCode(appDeviceAnswer(actor))),
  )
}

const anyResponse = '00000000'

/** A wrong response in the newest login. */
export const submitAnyResponse = (window: Window): Promise<WindowAnswer> => window.submitResponse(anyResponse)

export async function failNewLogin(actor: Actor): Promise<WindowAnswer> {
  await reachChallenge(actor)
  return submitAnyResponse(actor.window)
}

export async function failLogins(actor: Actor, shortfall: number): Promise<void> {
  const of = await numbersOf(actor)
  await repeatWrong(actor, of('secondFactorTries') - shortfall, () => failNewLogin(actor))
}

/** The pause, in milliseconds, is before each wrong answer, so that a lock is as young as after fast ones. */
export async function failLoginsSlowly(actor: Actor, pauseMs: number, shortfall: number): Promise<void> {
  const of = await numbersOf(actor)
  await repeatWrong(actor, of('secondFactorTries') - shortfall, async () => {
    await actor.scene.advanceBy(pauseMs)
    return failNewLogin(actor)
  })
}

export async function failChallenges(actor: Actor, shortfall: number): Promise<void> {
  const of = await numbersOf(actor)
  await repeatWrong(actor, of('secondFactorTries') - shortfall, async () => {
    actor.record(await actor.window.requestChallenge())
    return submitAnyResponse(actor.window)
  })
}

/** The pause that the articles want between two text messages (SMS-06). */

export async function everyTwoMinutes(
  actor: Actor,
  times: number,
  action: () => Promise<unknown>,
): Promise<void> {
  for (let time = 0; time < times; time++) {
    await action()
    actor.acknowledge()
    await actor.scene.advanceBy(smsPauseMs)
  }
}

/** Each notification is on its way before the next login: no push service promises to keep their order. */
export const leaveUnanswered = (actor: Actor, times: number, begin: () => Promise<unknown>): Promise<void> =>
  repeat(times, async () => {
    await begin()
    await actor.scene.settle()
  })

const aDayMs = 24 * 60 * 60_000

/** As many logins by SMS as a day allows. Not applicable where the day is too short for them, two minutes apart. */
export async function logInForADay(actor: Actor, platform: Platform, shortfall: number): Promise<void> {
  const most = (await numbersOf(actor))('smsDailyCap')
  if (most * smsPauseMs >= aDayMs)
    throw new NotApplicable('one SMS every two minutes does not reach what this server allows in a day')
  await everyTwoMinutes(actor, most - shortfall, () => logInBySms(actor, platform))
}

/** A session in Client Portal: the one of the newest window, or a new one where it has ended. */
async function portalSession(actor: Actor): Promise<Window> {
  if (await actor.window.isLoggedIn()) return actor.window
  const portal = await actor.openWindow('clientPortal')
  await enterCredentials(actor, portal)
  actor.acknowledge()
  return portal
}

export const requestConfirmCodes = (actor: Actor, times: number): Promise<void> =>
  everyTwoMinutes(actor, times, async () => {
    const portal = await portalSession(actor)
    actor.record(await portal.verifyMobileNumber())
  })
