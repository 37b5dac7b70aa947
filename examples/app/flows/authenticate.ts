/** @module Authenticate: the response to a challenge, computed without any network. */

import { ask, type Flow, tell } from '../conversation.ts'
import { respond } from '../keys.ts'
import type { Session } from '../session.ts'
import { identify } from './identify.ts'

export async function* authenticate(app: Session): Flow {
  const { device, rules, vault, words } = app
  const onAndroid = device.os === 'Android'
  const form = {
    title: words.authenticate,
    fields: [...(onAndroid ? [{ label: words.pin, secret: true }] : []), { label: words.challenge }],
    buttons: [words.generateResponse, words.close],
  }
  let note: string | undefined
  let response: string | undefined
  for (;;) {
    const obstacle = app.obstacle()
    if (obstacle !== undefined) return yield* tell(words.ibKey, obstacle, words.close)
    const values = response === undefined ? [] : [{ label: words.response, value: response }]
    const { label, typed } = yield* ask({ ...form, notes: [note], values })
    if (label === words.close) return
    note = undefined
    response = undefined
    const { activation } = vault
    // It is asked again: much can happen to a phone while a form waits.
    if (app.obstacle() !== undefined || !activation) continue
    const challenge = typed[words.challenge] ?? ''
    if (!rules.isChallenge(challenge)) {
      note = words.sixDigits
      continue
    }
    if (onAndroid) {
      if (!app.checkPin(typed[words.pin] ?? '')) {
        note = words.notRecognised
        continue
      }
    } else if (rules.asksOwner('response')) {
      const { kind } = yield* identify({ app, page: { title: form.title, buttons: [] } })
      if (kind !== 'identified' || app.obstacle() !== undefined) {
        note = words.dismissed
        continue
      }
    }
    response = rules.shownResponse(await respond(activation.secret, challenge))
    // Whoever types challenges may be missing notifications: the next login can repair that.
    vault.offeredToken = undefined
    await app.offerPushToken()
  }
}
