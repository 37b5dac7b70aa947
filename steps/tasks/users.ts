/** @module People with a second factor, as the server knows them, and what the context of the scenario adds to them. */

import { AssertionError } from 'node:assert'
import type { Platform } from '../../contract/primitives.ts'
import type { PersonRecord } from '../../drivers/ports/driver.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import type { PhoneModel, Scene } from '../../drivers/ports/scene.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { contextInWords, type ScenarioContext } from '../../reports/contexts/context.ts'
import { Actor } from '../support/actor.ts'
import { attempt } from '../support/attempts.ts'
import { otherModel, otherPlatformOf, phoneOf, platformOf } from '../support/context.ts'
import { begin } from './activation.ts'
import {
  generateResponse,
  logInByWrongResponse,
  showChallenge,
  submitResponse,
} from './challenge-response.ts'
import { logIn, offeredDevice, refreshedLogin, verifyLoggedIn } from './login.ts'
import { approve, decline } from './notifications.ts'
import { createPerson, moveIbKeyTo, provisionSms, withSeamless } from './people.ts'
import { removeDevice } from './settings.ts'
import {
  logInBySms,
  otherNumber,
  receivedCode,
  smsPauseMs,
  submitConfirmCode,
  submitSecurityCode,
  wrongReceivedCode,
} from './sms.ts'

/** Without a model it is the phone of the context. */
export async function createIbKeyUser(
  actor: Actor,
  model?: PhoneModel,
  changes: Partial<PersonRecord> = {},
): Promise<void> {
  await createPerson(actor, { ...withSeamless, ...changes })
  await playing(actor.context, async () => {
    await histories[actor.context.history](actor, model ?? phoneOf(actor.context))
    await devices[actor.context.device](actor)
  })
  await playContext(actor, 'ibKey')
}

export async function createSmsUser(actor: Actor, changes: Partial<PersonRecord> = {}): Promise<void> {
  await createPerson(actor, changes)
  await actor.buyPhone(phoneOf(actor.context))
  await provisionSms(actor)
  await playContext(actor, 'sms')
}

/** For rules that hold of every second factor: IB Key, or SMS where that is all that the server has. */
export const createUser = (actor: Actor): Promise<void> =>
  secondFactorOf(actor.scene) === 'sms' ? createSmsUser(actor) : createIbKeyUser(actor)

function secondFactorOf({ driver: { capabilities } }: Scene): Device {
  const hasSmsAlone = capabilities.has('sms') && !(capabilities.has('ibKey') && capabilities.has('seamless'))
  return hasSmsAlone ? 'sms' : 'ibKey'
}

/** What goes wrong here breaks other rules than that of the scenario, which have scenarios of their own. */
async function playing(context: ScenarioContext, action: () => Promise<void>): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error
    throw new NotTestable(`its context (${contextInWords(context)}) cannot be played: ${error.message}`, {
      cause: error,
    })
  }
}

/** What is over before the scenario begins: nothing that was sent, entered or answered counts as this person's. */
const past = (actor: Actor): Actor => {
  const before = new Actor(actor.name, actor.scene, actor.locale, actor.context)
  before.useDevicesOf(actor)
  return before
}

const histories: Readonly<
  Record<ScenarioContext['history'], (actor: Actor, model: PhoneModel) => Promise<void>>
> = {
  new: moveIbKeyTo,

  async migrated(actor, model) {
    const { scene, persona } = actor
    await scene.provisionIbKey(persona, await scene.phone(persona, otherModel(model)))
    await moveIbKeyTo(actor, model)
  },

  async 'there and back'(actor, model) {
    const { scene, persona } = actor
    await moveIbKeyTo(actor, model)
    await scene.provisionIbKey(persona, await scene.phone(persona, otherModel(model)))
    scene.moveSimTo(persona, actor.phone)
    await scene.provisionIbKey(persona, actor.phone)
  },

  async reactivated(actor, model) {
    await moveIbKeyTo(actor, model)
    await actor.scene.provisionIbKey(actor.persona, actor.phone)
  },

  async 'number changed and changed back'(actor, model) {
    await moveIbKeyTo(actor, model)
    const before = past(actor)
    await logInByDevice(before, 'clientPortal')
    before.record(await before.window.changeMobileNumber(otherNumber(actor)))
    before.record(await before.window.changeMobileNumber(actor.persona.mobileNumber))
    before.record(await before.window.verifyMobileNumber())
    await actor.scene.settle()
    await submitConfirmCode(before, receivedCode(before))
    await leave(before)
    await actor.scene.advanceBy(smsPauseMs)
  },

  async 'device removed'(actor, model) {
    await moveIbKeyTo(actor, model)
    const before = past(actor)
    await before.receiveSecurityDevice()
    await logInByDevice(before, 'clientPortal')
    await removeDevice(before, 'physical')
    await leave(before)
  },

  async 'rooted and clean again'(actor, model) {
    await moveIbKeyTo(actor, model)
    await actor.setConditions(actor.phone, { tampered: true })
    await actor.phone.launch()
    await actor.setConditions(actor.phone, { tampered: false })
    await actor.phone.launch()
    await actor.phone.home()
  },
}

/**
 * By the notification where one comes and approves: those that nobody approves are counted, and the scenario may need them all.
 * Whether it does so as it should is looked at elsewhere.
 */
async function logInByDevice(before: Actor, platform: Platform): Promise<void> {
  await logIn(before, platform)
  const login = before.lastLogin()
  if (login.state === 'chooseDevice')
    before.record(await before.window.chooseDevice(offeredDevice(login, 'ibKey')))
  await before.scene.settle()
  if (before.lastLogin().state === 'waitingForApproval' && before.pushes.length > 0) {
    await attempt(() => approve(before, before.phone.element))
    await before.scene.settle()
    await refreshedLogin(before)
  }
  if (before.lastLogin().state !== 'loggedIn') {
    await showChallenge(before)
    await submitResponse(before, await generateResponse(before))
  }
  await verifyLoggedIn(before)
}

/** Of the phone, whatever else answers challenges. Whether it is declined as it should is looked at elsewhere. */
async function declineLogin(before: Actor): Promise<void> {
  before.mainDevice = 'ibKey'
  await logIn(before, platformOf(before.context))
  await before.scene.settle()
  if (before.lastLogin().state === 'waitingForApproval' && before.pushes.length > 0)
    await attempt(() => decline(before))
  await before.scene.settle()
  before.acknowledge()
}

/** The login is complete, and a server may refuse to be asked for it again: the session is what is looked at. */
async function leave(before: Actor): Promise<void> {
  before.verifyAcknowledged()
  verify(await before.window.isLoggedIn(), {
    expected: `a session for ${before.name} before the scenario begins`,
    observed: 'none',
  })
  before.record(await before.window.logOut())
  before.verifyAcknowledged()
}

/** What answers the challenges. */
const devices: Readonly<Record<ScenarioContext['device'], (actor: Actor) => Promise<void>>> = {
  async 'IB Key'() {},

  async 'a physical security device'(actor) {
    await actor.receiveSecurityDevice()
    actor.mainDevice = 'physical'
  },
}

type Device = 'ibKey' | 'sms'

/** What came just before, and what is beside the person's second factor. */
async function playContext(actor: Actor, device: Device): Promise<void> {
  const { company, occasion } = actor.context
  await playing(actor.context, async () => {
    await occasions[occasion](actor, device)
    if (actor.isFirst) await companies[company](actor, device)
  })
  await actor.scene.settle()
  await actor.phone.home()
  actor.scene.forgetMessages(actor.persona, actor.phone)
}

type Addition = (actor: Actor, device: Device) => Promise<void>

const companies: Readonly<Record<ScenarioContext['company'], Addition>> = {
  async alone() {},

  async 'another login waiting'(actor, device) {
    await logIn(past(actor), otherPlatformOf(actor.context))
    await actor.scene.settle()
    if (device === 'sms') await actor.scene.advanceBy(smsPauseMs)
  },

  async 'another person waiting'({ scene, locale, context }) {
    const other = new Actor('Dana', scene, locale, context)
    const device = secondFactorOf(scene)
    await createPerson(other, device === 'ibKey' ? withSeamless : {})
    if (device === 'ibKey') await moveIbKeyTo(other, phoneOf(context))
    else await provisionSms(other)
    await logIn(other, platformOf(context))
    await scene.settle()
  },

  async 'a physical security device as well'(actor, device) {
    if (actor.mainDevice === 'physical') return
    await actor.receiveSecurityDevice()
    actor.mainDevice = device
  },

  async 'SMS as well'(actor, device) {
    if (device === 'ibKey') await provisionSms(actor)
    actor.mainDevice ??= device
  },

  async 'an activation begun'(actor) {
    const { scene, persona, context } = actor
    const before = past(actor)
    before.usePhone(await scene.phone(persona, otherModel(phoneOf(context))))
    scene.moveSimTo(persona, actor.phone)
    await begin(before)
    await scene.advanceBy(smsPauseMs)
  },
}

const occasions: Readonly<Record<ScenarioContext['occasion'], Addition>> = {
  async 'the first login'() {},

  async 'after another login'(actor, device) {
    const before = past(actor)
    await logInFully(before, device)
    await leave(before)
  },

  async 'after a refusal'(actor, device) {
    if (device === 'ibKey') await declineLogin(past(actor))
    const before = past(actor)
    if (device === 'ibKey') await logInByWrongResponse(before, platformOf(actor.context))
    else {
      await logIn(before, platformOf(actor.context))
      await actor.scene.settle()
      await submitSecurityCode(before, wrongReceivedCode(before))
      await actor.scene.advanceBy(smsPauseMs)
    }
    before.acknowledge()
    await logInFully(before, device)
    await leave(before)
  },

  'after a restart': ({ scene }) => scene.restartServer(),
}

async function logInFully(before: Actor, device: Device): Promise<void> {
  const platform = platformOf(before.context)
  if (device === 'ibKey') return logInByDevice(before, platform)
  await logInBySms(before, platform)
  await verifyLoggedIn(before)
  await before.scene.advanceBy(smsPauseMs)
}
