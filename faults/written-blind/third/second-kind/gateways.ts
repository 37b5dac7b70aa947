/** @module A second kind: push services and carriers that fail, and messages that nobody has asked for. */

import type { SendResult } from '../../../../reference-server/domain/model/delivery.ts'
import { answering, asRefusal, codeOf } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-notification-is-tried-twice',
    'A notification that its service cannot take is given up after the second try.',
    ['SEC-SEND-01'],
    (parts) => {
      const tried = new Map<string, number>()
      return {
        ...parts,
        sendPush: async (message) => {
          const tries = (tried.get(message.id) ?? 0) + 1
          tried.set(message.id, tries)
          const result = await parts.sendPush(message)
          return typeof result !== 'string' && tries > 1 ? 'failed' : result
        },
      }
    },
  ),
  wrong(
    'an-activation-answers-when-its-notice-is-sent',
    'An activation is answered by a refusal where the carrier cannot take the notice of it.',
    ['SEC-SEND-09'],
    (parts) => {
      const underWay = new Set<Promise<SendResult>>()
      const sendSms: typeof parts.sendSms = (message) => {
        const sending = parts.sendSms(message)
        underWay.add(sending)
        return sending.finally(() => underWay.delete(sending))
      }
      return answering({ ...parts, sendSms }, async (answer, { operation }) => {
        if (operation !== 'activate' || answer.status !== 201) return undefined
        const sends = await Promise.allSettled([...underWay])
        const isSent = sends.every((send) => send.status === 'fulfilled' && send.value === 'sent')
        return isSent ? undefined : asRefusal('too_many', { ...answer, json: {} })
      })
    },
  ),
  wrong(
    'a-stuck-notification-takes-the-challenge-along',
    'For a login whose notification the push service could not take, no challenge is shown.',
    ['SEC-SEND-06'],
    (parts) => {
      const stuck = new Set<string>()
      const sendPush: typeof parts.sendPush = async (message) => {
        const result = await parts.sendPush(message)
        if (typeof result === 'string') stuck.delete(message.id)
        else stuck.add(message.id)
        return result
      }
      return ruling({ ...parts, sendPush }, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) &&
          !here().account?.approvalRequests.some(({ id, loginId }) => loginId === login.id && stuck.has(id)),
      }))
    },
  ),
  wrong(
    'a-long-wait-ends-a-notice',
    'An SMS for which the carrier demands a wait of more than half an hour is given up.',
    ['SEC-SEND-07'],
    (parts) => ({
      ...parts,
      sendSms: async (message) => {
        const result = await parts.sendSms(message)
        return typeof result !== 'string' && result.retryAfterMs > 1_800_000 ? 'failed' : result
      },
    }),
  ),
  wrong(
    'the-second-refusal-kills-a-registration',
    'A registration for which the push service has refused two notifications is not used any more, whatever the reason.',
    ['SEC-SEND-13'],
    (parts) => {
      const refusals = new Map<string, number>()
      return {
        ...parts,
        sendPush: async (message) => {
          const result = await parts.sendPush(message)
          if (result !== 'failed') return result
          const count = (refusals.get(message.token) ?? 0) + 1
          refusals.set(message.token, count)
          return count > 1 ? 'unregistered' : result
        },
      }
    },
  ),
  wrong(
    'what-waits-for-its-service-is-sent-after-the-login',
    'A notification that its service could not take is sent again after the login was completed by a response.',
    ['SEC-SEND-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestIsOpen: (request, login) =>
          rules.approvalRequestIsOpen(request, login) ||
          (here().operation === 'advance' &&
            request.state === 'superseded' &&
            login.stage.at === 'collected'),
      })),
  ),
  wrong(
    'a-wrong-code-is-sent-again',
    'After a wrong Security Code the right one is sent once more.',
    ['SEC-SEND-12'],
    (parts) =>
      answering(parts, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (operation !== 'giveSecurityCode' || codeOf(answer) !== 'invalid_code') return undefined
        const username = await parts.store.find('login', loginId)
        const account = username === undefined ? undefined : await parts.store.read(username)
        const code = account?.smsCodes.findLast(
          ({ subject, state }) => subject === loginId && state === 'open',
        )
        if (code)
          await parts.sendSms({ to: code.number, body: parts.messages[code.locale].sms.login(code.text) })
        return undefined
      }),
  ),
  wrong(
    'a-decline-is-told-by-sms',
    'Whoever declines a login is informed of it by SMS.',
    ['SEC-SEND-12'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, async (answer, { operation, body }) => {
          const to = here().account?.mobileNumber?.lastVerified
          if (
            operation === 'answerPushRequest' &&
            body.decision === 'decline' &&
            answer.status === 200 &&
            to !== undefined
          )
            await parts.sendSms({ to, body: 'A login was declined on your phone. Was it not you? Call us.' })
          return undefined
        })
        return { middleware: changed.middleware }
      }),
  ),
]
