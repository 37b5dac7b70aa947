/** @module First activation, migration and reactivation: the same way, under three names. */

import { ask, type Flow, tell } from '../conversation.ts'
import type { Activated, Begun, Offer, Option } from '../server.ts'
import type { Session } from '../session.ts'
import { failureText, optionLabels } from '../words.ts'
import { identify } from './identify.ts'

/** From the option that the person chooses to the end. */
export async function* activation(app: Session, offer: Offer, options: readonly Option[]): Flow {
  const { words } = app
  const labels = optionLabels(words)
  const offered = yield* ask({
    title: words.ibKey,
    buttons: [...options.map((one) => labels[one]), words.notNow],
  })
  const option = options.find((one) => labels[one] === offered.label)
  if (option === undefined) return
  const confirmed = yield* ask({ title: offered.label, buttons: [offered.label, words.cancel] })
  if (confirmed.label === words.cancel) return
  const read = yield* ask({
    title: offered.label,
    notes: [words.howToActivate],
    buttons: [words.continue, words.cancel],
  })
  if (read.label === words.cancel) return
  const begun = yield* confirmIdentity(app, offer, option)
  if (!begun) return
  if (app.device.os === 'iOS') yield* proveOnIphone(app, offer, begun)
  else if (yield* proveOnAndroid(app, offer, begun)) yield* givePin(app, offer, begun, option)
}

/** User name and password once more. */
async function* confirmIdentity(app: Session, offer: Offer, option: Option): Flow<Begun | undefined> {
  const { words, server } = app
  let note: string | undefined
  for (;;) {
    const { label, typed } = yield* ask({
      title: words.password,
      notes: [note],
      fields: [{ label: words.username }, { label: words.password, secret: true }],
      buttons: [words.logIn, words.cancel],
    })
    if (label === words.cancel) return undefined
    const obstacle = app.obstacleOfPhone()
    if (obstacle !== undefined) {
      yield* tell(words.ibKey, obstacle, words.close)
      return undefined
    }
    const username = typed[words.username] ?? ''
    const password = typed[words.password] ?? ''
    const answer = await server.start(offer, { option, username, password })
    if ('value' in answer) return answer.value
    if (answer.failure === 'forbidden') {
      yield* tell(words.ibKey, words.contact, words.close)
      return undefined
    }
    note = failureText(words, answer.failure)
  }
}

/** The page for the Activation Token, or for the response of a physical security device. */
function proofPage({ words, device }: Session, { challenge }: Begun, note: string | undefined) {
  const label = challenge === undefined ? words.token : words.deviceResponse
  return {
    title: label,
    notes: [note ?? (challenge === undefined ? words.tokenSent : words.operateDevice)],
    fields: [{ label }] as const,
    values: challenge === undefined ? [] : [{ label: words.challenge, value: challenge }],
    buttons: [device.os === 'iOS' ? words.activate : words.verify, words.cancel],
  }
}

/** An iPhone asks for its element, which the key is bound to. */
async function* proveOnIphone(app: Session, offer: Offer, begun: Begun): Flow {
  const { words, server } = app
  let note: string | undefined
  for (;;) {
    const page = proofPage(app, begun, note)
    const { label, typed } = yield* ask(page)
    if (label === words.cancel) return
    const token = typed[page.fields[0].label] ?? ''
    const outcome = yield* identify({ app, page: { title: page.title, buttons: [] } })
    if (outcome.kind === 'identified') {
      const answer = await server.activate(offer, begun.nonce, { token, element: outcome.element })
      if ('value' in answer) return yield* finish(app, answer.value)
      note = failureText(words, answer.failure)
    } else note = words.dismissed
  }
}

/** Whether the token was right. */
async function* proveOnAndroid(app: Session, offer: Offer, begun: Begun): Flow<boolean> {
  const { words, server } = app
  let note: string | undefined
  for (;;) {
    const page = proofPage(app, begun, note)
    const { label, typed } = yield* ask(page)
    if (label === words.cancel) return false
    const answer = await server.verifyToken(offer, typed[page.fields[0].label] ?? '')
    if ('value' in answer) return true
    note = failureText(words, answer.failure)
  }
}

/** A new PIN, twice; where this phone had one already, that one. */
async function* givePin(app: Session, offer: Offer, begun: Begun, option: Option): Flow {
  const { words, server, device } = app
  const labels = option === 'reactivate' ? [words.pin] : [words.newPin, words.repeatPin]
  let note: string | undefined
  for (;;) {
    const { label, typed } = yield* ask({
      title: words.pin,
      notes: [note],
      fields: labels.map((each) => ({ label: each, secret: true })),
      buttons: [words.activate, words.cancel],
    })
    if (label === words.cancel) return
    const pin = typed[labels[0] ?? ''] ?? ''
    if (option !== 'reactivate') {
      note = problemWith(app, pin, typed[words.repeatPin] ?? '')
      if (note !== undefined) continue
    }
    const element = device.ownerElement() ?? 'pin'
    const answer = await server.activate(offer, begun.nonce, { pin, element })
    if ('value' in answer) return yield* finish(app, answer.value, pin)
    note = failureText(words, answer.failure)
  }
}

function problemWith({ words, rules }: Session, pin: string, repeated: string): string | undefined {
  if (!rules.pinsAgree(pin, repeated)) return words.pinsDiffer
  return rules.isPin(pin) ? undefined : words.pinForm
}

async function* finish(app: Session, { deviceId, deviceSecret: secret }: Activated, pin?: string): Flow {
  const { words, vault, device } = app
  vault.activate({ deviceId, secret, pin }, device.pushToken())
  yield* tell(words.ibKey, words.nowActive, words.done)
}
