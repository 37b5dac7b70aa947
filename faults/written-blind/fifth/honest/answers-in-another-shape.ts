/** @module Answers of another shape: in pieces, in another order, without what the window has already. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { remembering } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { type Here, knowing } from '../../support/here.ts'
import { honest } from '../../support/written.ts'

/** The value with every list in it begun at another place. */
function turned(value: unknown, places: number): unknown {
  if (Array.isArray(value)) {
    const first = value.length === 0 ? 0 : places % value.length
    return [...value.slice(first), ...value.slice(0, first)].map((entry: unknown) => turned(entry, places))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, turned(member, places)]))
}

const piece = 5

function inPieces(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
    },
  })
}

/** Whether a window chooses the IB Key that it has chosen, while the phone may still answer. */
function isChosenAlready({ operation, account, login, bearer, body }: Here, parts: ServerParts): boolean {
  if (operation !== 'chooseDevice' || !account || login?.stage.at !== 'waitingForApproval') return false
  if (login.secretDigest !== digest(bearer) || login.deviceId !== body.deviceId) return false
  const { rules, clock, profile } = parts
  const now = clock.now()
  return (
    rules.secondFactorLockLeft(account.secondFactor, now, profile) <= 0 &&
    rules.loginInTime(login, now, profile) &&
    account.devices.some(({ id, status }) => id === login.deviceId && status === 'active') &&
    account.approvalRequests.some(
      (request) =>
        request.loginId === login.id &&
        request.state === 'open' &&
        rules.approvalRequestInTime(request, now, profile),
    )
  )
}

/** A look at the login in place of the choice. */
function lookOf(request: Request): Request {
  const headers = new Headers(Object.fromEntries(request.headers))
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  return new Request(request.url.replace(/\/device$/, ''), { headers })
}

/** Whether a request was ended by its login, and not by a newer request. */
function endedWithLogin({ account, approval, login }: Here): boolean {
  if (!account || approval?.state !== 'superseded') return false
  const newer = account.approvalRequests.slice(account.approvalRequests.indexOf(approval) + 1)
  return login?.stage.at === 'collected' && newer.every(({ deviceId }) => deviceId !== approval.deviceId)
}

export default [
  // README, "Replies": "The order of members and of lists is yours to choose".
  honest(
    'lists-begin-elsewhere-each-time',
    'Every list of a reply begins with another entry than in the reply before.',
    (parts) => {
      let replies = 0
      return { ...parts, encode: (reply) => parts.encode(turned(reply, replies++)) }
    },
  ),

  // README, "Replies" says what a body has, not in how many parts it comes (RFC 9112, section 7.1).
  honest('answers-come-in-pieces', 'The body of an answer comes in pieces of five bytes.', (parts) => ({
    ...parts,
    respond: (text, init) => new Response(inPieces(text), init),
  })),

  // README, "Replies": "A `screen` is left out where the window already has it".
  honest(
    'a-screen-comes-when-it-has-changed',
    'Whoever looks at a login again gets its screen only if it is another one.',
    (original) =>
      remembering(
        original,
        () => new Map<string, string>(),
        (shown, parts) =>
          answering(parts, (answer, { operation, parameters }) => {
            const { screen, ...rest } = answer.json
            const loginId = parameters.loginId ?? answer.json.loginId
            if (screen === undefined || typeof loginId !== 'string') return undefined
            const text = JSON.stringify(screen)
            if (operation === 'readLogin' && shown().get(loginId) === text) return { ...answer, json: rest }
            shown().set(loginId, text)
            return undefined
          }),
      ),
  ),

  // README, "The states of a login": `chooseDevice` leads on from the state of that name; what the same choice does again is not said.
  honest(
    'the-same-choice-again-is-a-look',
    'Whoever chooses the same IB Key again while its notification waits gets the state, and no other notification.',
    (parts) =>
      knowing(parts, (here) => ({
        middleware: (request, next) =>
          parts.middleware(isChosenAlready(here(), parts) ? lookOf(request) : request, next),
      })),
  ),

  // README, "Refusals": "superseded" is the state of one that a newer request has ended; of one whose login was completed by a response
  // it is not said, and "whether a request is over it reads from the member `state`" ("Time").
  honest(
    'a-request-whose-login-is-completed-has-expired',
    'The approval request of a login that a response has completed is called expired.',
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, (answer, { operation }) =>
          operation === 'readPushRequest' && answer.json.state === 'superseded' && endedWithLogin(here())
            ? { ...answer, json: { ...answer.json, state: 'expired' } }
            : undefined,
        )
        return { middleware: changed.middleware }
      }),
  ),
]
