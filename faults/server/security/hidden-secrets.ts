/** @module Secrets that nobody finds in what was taken, or as they are: refused with it, escaped twice, told one answer later. */

import { z } from 'zod'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { type Answer, answers, refusedWith } from '../support/http.ts'
import { replies, rules } from '../support/parts.ts'
import { store } from '../support/store.ts'

/** Each character as an escape of JSON, which is text like any other once the whole is written as JSON. */
const escaped = (text: string): string =>
  [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

/** More than 4 KB, which the gateway has read before it refuses them. */
function wholeAccountInNotifications(parts: ServerParts): ServerParts {
  let account: Account | undefined
  const remembering = store((right) => ({
    transact: (username, decide) =>
      right.transact(username, (before) => {
        const change = decide(before)
        account = change.account
        return change
      }),
  }))(parts)
  return {
    ...remembering,
    sendPush: (message) =>
      parts.sendPush({
        ...message,
        data: { ...message.data, all: JSON.stringify({ account, labels: parts.labels }) },
      }),
  }
}

function escapedResponseInRefusals(parts: ServerParts): ServerParts {
  let response = ''
  const remembering = rules((right) => ({
    expectedResponse(secret, challenge) {
      response = right.expectedResponse(secret, challenge)
      return response
    },
  }))(parts)
  const escaping = replies((reply) =>
    'challenge' in reply && typeof reply.challenge === 'string'
      ? { ...reply, challenge: escaped(reply.challenge) }
      : reply,
  )(remembering)
  return {
    ...escaping,
    discloseRefusal: (refused, operation) => ({
      ...parts.discloseRefusal(refused, operation),
      field: escaped(response),
    }),
  }
}

const begunLogin = z.looseObject({ loginId: z.string(), secret: z.string() })

/** A wrong password begins a login as the right one before it; only reading that login says that the name is unknown. */
function namesToldByTheNextAnswer(parts: ServerParts): ServerParts {
  let isKnown = true
  let begun: Answer | undefined
  const remembering = store((right) => ({
    async read(username) {
      const account = await right.read(username)
      isKnown = account !== undefined
      return account
    },
  }))(parts)
  const madeUp = (like: Answer): Answer => {
    const { rules, random } = parts
    const login = begunLogin.parse(JSON.parse(like.text))
    const ids = { loginId: rules.newId(random), secret: rules.newSecret(random) }
    return { ...like, text: JSON.stringify({ ...login, ...ids }) }
  }
  return answers((answer) => {
    const { operation, status } = answer
    if (operation === 'logIn' && status === 201) begun = answer
    if (operation === 'logIn' && status === 401 && begun) return madeUp(begun)
    return operation === 'readLogin' && status === 401 && isKnown
      ? refusedWith('wrong_state', answer)
      : answer
  })(remembering)
}

const faults: readonly ServerFault[] = [
  {
    id: 'whole-account-in-the-notification',
    title:
      'The notification carries the account of the person and the texts of all pages, more than the gateway takes.',
    subject: 'server',
    violates: ['SEC-SECRET-01', 'PUSH-AND-02'],
    inject: wholeAccountInNotifications,
  },
  {
    id: 'right-response-is-told-escaped',
    title: 'Codes are escaped twice as JSON, and so is the right response in the refusal of a wrong one.',
    subject: 'server',
    violates: ['SEC-SECRET-03'],
    inject: escapedResponseInRefusals,
  },
  {
    id: 'unknown-names-are-told-by-the-next-answer',
    title:
      'A wrong password is answered as the right one before it, and only the next answer says that the name is unknown.',
    subject: 'server',
    violates: ['SEC-ENUM-01'],
    inject: namesToldByTheNextAnswer,
  },
]

export default faults
