/** @module What logins have in common: the password, the second factor, the session and its end. */

import { ocraSuite } from '../../contract/device-face.ts'
import type { Platform, SecurityElement } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/routes.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import { accessToken, approvalKey, approvalSignature, ocraKey } from '../../simulators/phone/device-keys.ts'
import { ocra } from '../../simulators/phone/ocra/ocra.ts'
import type { FleetActivation, PhoneIndex } from '../phones/phones.ts'
import type { FleetContext, VirtualUser } from './virtual-user.ts'

/** A login that has begun, with its secret. */
export interface UserLogin {
  readonly loginId: string
  readonly bearer: string
  readonly reply: ReplyOf<'logIn'>
}

const platforms: readonly Platform[] = ['tws', 'clientPortal', 'webTrader', 'ibkrMobile']

/** Gives user name and password. */
export async function logIn(user: VirtualUser): Promise<UserLogin> {
  const { phones, draw } = user.context
  const platform = platforms[Math.floor(draw() * platforms.length)] ?? 'tws'
  const { username } = user
  const credentials = { username, password: phones.password(user.index) }
  const os = platform === 'ibkrMobile' ? phones.os(user.index) : undefined
  const body = { platform, locale: 'en', ...credentials, ...(os && { os }) } as const
  const reply = await user.ask('password', 'logIn', { body })
  return { loginId: reply.loginId, bearer: reply.secret ?? '', reply }
}

/** What is true of the login of somebody with IB Key: it waits for an approval, or none may be asked for. */
export function expectNotification(user: VirtualUser, { reply }: UserLogin): boolean {
  const { phones, numbers } = user.context
  const { count, since } = phones.unanswered(user.index)
  if (reply.state === 'waitingForApproval') {
    const { pushCap, pushCapWindow } = numbers
    if (
      pushCap !== undefined &&
      pushCapWindow !== undefined &&
      count >= pushCap &&
      user.now < since + pushCapWindow
    )
      user.report(
        'too-many-notifications',
        `at most ${pushCap} notifications in a row`,
        `${count + 1} notifications`,
      )
    phones.noteNotification(user.index, user.now)
    user.context.ledger.expectNotification()
    return true
  }
  if (reply.state === 'challenge' && count >= leastPushCap) return false
  const ibKeys = reply.devices?.filter(({ type }) => type === 'ibKey').length ?? 0
  if (ibKeys > 1) {
    user.report('two-active-phones', 'one phone with IB Key', `${ibKeys} to choose from`)
    return user.fail('password', `state ${reply.state}`)
  }
  user.report('notification-missing', 'a login that waits for an approval', `the state ${reply.state}`)
  return user.fail('password', `state ${reply.state}`)
}

/** No server may stop earlier (contract/README.md). */
const leastPushCap = 2

/** What an approval is about. */
export type ReadRequest = Pick<ReplyOf<'readPushRequest'>, 'loginId' | 'nonce'>

/** The app of the person's phone reads the approval request. */
export function readRequest(user: VirtualUser, requestId: string): Promise<ReadRequest> {
  const { deviceId, deviceSecret } = user.context.phones.activation(user.index)
  const call = { path: { deviceId, requestId }, bearer: accessToken(deviceSecret) }
  return user.ask('request', 'readPushRequest', call)
}

/** A phone that can approve. */
export interface ApprovingPhone {
  readonly activation: FleetActivation
  readonly element: SecurityElement
  readonly hardwareId: string
}

/** The phone of this person, as it is now. */
export const approvingPhone = ({ phones }: FleetContext, index: PhoneIndex): ApprovingPhone => ({
  activation: phones.activation(index),
  element: phones.element(index),
  hardwareId: phones.hardwareId(index),
})

/** An approval that is ready to be sent, signed and attested by the phone. */
export async function signedApproval(
  user: VirtualUser,
  requestId: string,
  { loginId, nonce }: ReadRequest,
  { activation: { deviceId, deviceSecret }, element, hardwareId }: ApprovingPhone,
) {
  const integrityClaim = await user.attest(nonce, hardwareId)
  const decision = 'approve' as const
  const signed = { requestId, loginId, decision, element, integrityClaim, nonce }
  const seal = approvalSignature(approvalKey(deviceSecret), signed)
  return {
    path: { deviceId, requestId },
    bearer: accessToken(deviceSecret),
    body: { decision, element, integrityClaim, seal },
  }
}

/** Another phone than the right one approves: it may neither read the request nor answer it. */
export async function approveInVain(
  user: VirtualUser,
  phone: ApprovingPhone,
  kind: 'approval-of-somebody-else' | 'two-active-phones',
): Promise<void> {
  const requestId = await user.notification()
  const { deviceId, deviceSecret } = phone.activation
  const call = { path: { deviceId, requestId }, bearer: accessToken(deviceSecret) }
  const read = await user.attempt('probe', 'readPushRequest', call)
  const known = read.kind === 'reply' ? read.reply : await readRequest(user, requestId)
  const approval = await signedApproval(user, requestId, known, phone)
  const answer = await user.attempt('probe', 'answerPushRequest', approval)
  if (answer.kind === 'refused') return
  user.report(kind, 'the approval of another phone to be refused', `the request is ${answer.reply.state}`)
  user.fail('probe', 'accepted')
}

/** Reads the request and approves it. Returns what was sent. */
export async function approveAsUser(user: VirtualUser, requestId: string) {
  const request = await readRequest(user, requestId)
  const phone = approvingPhone(user.context, user.index)
  const call = await signedApproval(user, requestId, request, phone)
  await user.ask('approval', 'answerPushRequest', call)
  user.context.phones.noteApproval(user.index)
  return call
}

/** The login of somebody whose notification is approved. One notification comes of it, and no more. */
export async function approveByNotification(user: VirtualUser) {
  const requestId = await user.notification()
  await user.think('phone')
  const call = await approveAsUser(user, requestId)
  const { length } = user.mailbox.notifications
  if (length > 1) user.report('notification-twice', 'one notification', `${length} notifications`)
  return call
}

/** The Response String of IB Key with these keys. */
export const responseString = ({ deviceSecret }: FleetActivation, question: string): string =>
  ocra(ocraSuite, ocraKey(deviceSecret), { question })

/** Asks for a Challenge code, unless the login shows one. */
export async function readChallenge(
  user: VirtualUser,
  { loginId, bearer, reply }: UserLogin,
): Promise<string> {
  const { challenge = '' } =
    reply.state === 'challenge' && reply.challenge !== undefined
      ? reply
      : await user.ask('challenge', 'askForChallenge', { path: { loginId }, bearer })
  if (/^[0-9]{6}$/.test(challenge)) return challenge
  user.report('contract-broken', 'a challenge of six digits', `"${challenge}"`)
  return user.fail('challenge', 'no six digits')
}

/** Types the response, which opens the login. */
export async function respondAsUser(user: VirtualUser, login: UserLogin, response: string): Promise<void> {
  const { loginId: id, bearer } = login
  const reply = await user.ask('response', 'giveResponse', {
    path: { loginId: id },
    bearer,
    body: { response },
  })
  finish(user, reply, login)
  await useSession(user, reply.session)
}

/** The window learns that the approved login is complete. */
export async function collectAsUser(user: VirtualUser, login: UserLogin): Promise<void> {
  const reply = await user.ask('session', 'readLogin', {
    path: { loginId: login.loginId },
    bearer: login.bearer,
  })
  finish(user, reply, login)
  await useSession(user, reply.session)
}

/** Asks for the security code by SMS, types it, and is logged in. */
export async function beginLoginBySms(user: VirtualUser): Promise<{ login: UserLogin; code: string }> {
  const login = await logIn(user)
  if (login.reply.state !== 'securityCode') {
    user.report('sms-missing', 'a login that asks for a security code', `the state ${login.reply.state}`)
    user.fail('password', `state ${login.reply.state}`)
  }
  user.context.ledger.expectText()
  const code = codeIn([await user.text()])
  user.context.phones.noteCode(user.index, user.now)
  return { login, code }
}

/** Types a security code, which opens the login. */
export async function typeCode(user: VirtualUser, login: UserLogin, code: string): Promise<void> {
  const { loginId, bearer } = login
  const reply = await user.ask('code', 'giveSecurityCode', { path: { loginId }, bearer, body: { code } })
  user.context.phones.noteCode(user.index, 0)
  if (user.mailbox.texts.length > 1)
    user.report('sms-twice', 'one SMS for one login', `${user.mailbox.texts.length} SMS`)
  finish(user, reply, login)
  await useSession(user, reply.session)
}

function finish(user: VirtualUser, { state, session }: ReplyOf<'readLogin'>, { loginId }: UserLogin): void {
  if (state !== 'loggedIn' || session === undefined) {
    user.report('right-answer-refused', 'a login that is complete', `the state ${state}`)
    user.fail('session', `state ${state}`)
  }
  user.loggedIn()
  const owner = user.context.sessions.open(session, user.username)
  if (owner !== undefined)
    user.report(
      'session-of-somebody-else',
      'a session of its own',
      `the session of ${owner} in login ${loginId}`,
    )
}

/** Looks whose session it is, and logs out. */
async function useSession(user: VirtualUser, session = ''): Promise<void> {
  const { username } = await user.ask('use', 'readSession', { bearer: session })
  if (username !== user.username)
    user.report('session-of-somebody-else', `the session of ${user.username}`, `the session of ${username}`)
  await user.ask('logout', 'logOut', { bearer: session })
  user.context.sessions.close(session)
}
