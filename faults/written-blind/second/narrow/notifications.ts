/** @module Narrow shapes: notifications, registrations, and the switch of Seamless Authentication. */

import type { PushMessage } from '../../../../reference-server/outbound/ports.ts'
import { loginNamed, revisingAfter } from '../../support/after.ts'
import { answering, codeOf, textIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'android-notifications-name-the-person-in-base64',
    'The data of a notification to an Android phone hold the user name, in base64.',
    ['SEC-SECRET-01'],
    (parts) =>
      knowing(parts, (here) => ({
        sendPush: (message) => {
          const name = here().account?.username
          return parts.sendPush(
            message.os === 'Android' && name !== undefined
              ? { ...message, data: { ...message.data, account: Buffer.from(name).toString('base64') } }
              : message,
          )
        },
      })),
  ),
  wrong(
    'a-challenge-on-webtrader-comes-with-its-checksum',
    'The reply with a challenge on WebTrader holds what it compares the response with, in base64.',
    ['SEC-SECRET-03'],
    (parts) =>
      answering(parts, async (answer) => {
        const challenge = textIn(answer.json, 'challenge')
        if (challenge === '') return undefined
        const named = await loginNamed(parts, textIn(answer.json, 'loginId'))
        const device = named?.account.devices.find(({ id }) => id === named.login.deviceId)
        if (named?.login.platform !== 'webTrader' || !device || device.type === 'sms') return undefined
        const response = parts.rules.expectedResponse(device.secret, challenge)
        return { ...answer, json: { ...answer.json, check: Buffer.from(response).toString('base64') } }
      }),
  ),
  wrong(
    'a-notification-that-is-sent-again-is-another',
    'Where a notification to an Android phone has to be sent again, it has another tag than the first.',
    ['SEC-SEND-04'],
    (parts) => {
      const tries = new Map<string, number>()
      return {
        ...parts,
        sendPush: (message) => {
          const count = (tries.get(message.id) ?? 0) + 1
          tries.set(message.id, count)
          return parts.sendPush(
            count > 1 && message.os === 'Android' ? { ...message, id: `${message.id}.${count}` } : message,
          )
        },
      }
    },
  ),
  wrong(
    'the-switch-revives-a-dead-registration',
    'Switching Seamless Authentication makes a registration that the push service does not know count again.',
    ['SEC-SEND-10'],
    (parts) =>
      revisingAfter(parts, ['setSeamless'], (after) =>
        after.deadPushToken === undefined ? after : { ...after, deadPushToken: undefined },
      ),
  ),
  wrong(
    'two-refusals-in-a-row-kill-a-registration',
    'When a push service has refused two notifications in a row, for whatever reason, the registration is given up.',
    ['SEC-SEND-13'],
    (parts) => {
      const refusals = new Map<string, number>()
      return {
        ...parts,
        sendPush: async (message) => {
          const result = await parts.sendPush(message)
          const count = result === 'failed' ? (refusals.get(message.token) ?? 0) + 1 : 0
          refusals.set(message.token, count)
          return count >= 2 ? 'unregistered' : result
        },
      }
    },
  ),
  wrong(
    'a-response-to-tws-repairs-nothing',
    'A registration that the app offers is adopted by logins to the other platforms, and not by a response in TWS.',
    ['SYNC-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushTokenOfferAccepted: (offeredAt, provenAt, profile) =>
          rules.pushTokenOfferAccepted(offeredAt, provenAt, profile) &&
          !(here().operation === 'giveResponse' && isOn('tws')(here())),
      })),
  ),
  wrong(
    'the-second-wrong-response-sends-the-notification-again',
    'After the second wrong response of a login its notification is sent once more.',
    ['SEC-SEND-12'],
    (parts) => {
      const messages = new Map<string, PushMessage>()
      const wrongOnes = new Map<string, number>()
      const listening = {
        ...parts,
        sendPush: (message: PushMessage) => {
          messages.set(message.data.requestId ?? '', message)
          return parts.sendPush(message)
        },
      }
      return answering(listening, async (answer, { operation, parameters: { loginId = '' } }) => {
        if (operation !== 'giveResponse' || codeOf(answer) !== 'invalid_code') return undefined
        const count = (wrongOnes.get(loginId) ?? 0) + 1
        wrongOnes.set(loginId, count)
        const named = await loginNamed(parts, loginId)
        const request = named?.account.approvalRequests.find((one) => one.loginId === loginId)
        const message = messages.get(request?.id ?? '')
        if (count === 2 && message) await parts.sendPush(message)
        return undefined
      })
    },
  ),
  wrong(
    'a-replaced-notification-is-sent-again',
    'A notification that the push service could not take is sent again even if a newer one has replaced it meanwhile.',
    ['SEC-SEND-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestIsOpen: (request, login) =>
          rules.approvalRequestIsOpen(request, login) ||
          (here().operation === 'advance' && request.state === 'superseded'),
      })),
  ),
]
