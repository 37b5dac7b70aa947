/** @module Logging in: what the right password leads to, on every platform (PUSH-01), with each SLS device. */

import { noteApprovalRequest, notificationIsSent } from './approvals.ts'
import { challengeOpen, showChallenge } from './challenges.ts'
import { type Expectation, expectation, expectedRefusal } from './expectation.ts'
import { passwordLocked, resetWrongPasswords, secondFactorLocked } from './failures.ts'
import {
  type DeviceType,
  deviceTypes,
  type Model,
  type ModelLogin,
  type ModelWindow,
  type Person,
} from './person.ts'
import { beginSession } from './sessions.ts'
import { codeIsSent, noteCode } from './text-messages.ts'

/** Whether the password is enough: after opting out where that is allowed (REG-03), or before any SLS device is active. */
const passwordIsEnough = (person: Person): boolean =>
  (person.optedOut && !person.mandatory) || deviceTypes(person).length === 0

export function beginWith(
  model: Model,
  person: Person,
  login: ModelLogin,
  device: DeviceType,
): readonly Expectation[] {
  const { name } = person
  login.device = device
  if (device === 'sms') {
    login.stage = 'securityCode'
    if (codeIsSent(model, person, 'login'))
      noteCode(model, person, 'login', person.number?.lastVerified ?? 'own', login)
    return [expectation('SMS-14', `${name} is asked for the code sent by SMS`)]
  }
  if (device === 'ibKey' && notificationIsSent(model, person)) {
    noteApprovalRequest(model, person, login)
    return [expectation('PUSH-01', `the answer of ${name} is accepted`)]
  }
  showChallenge(model, login, device)
  const row = device === 'physical' ? 'SYNC-06' : person.seamless ? 'SEC-CAP-04' : 'NOTIF-10'
  return [expectation(row, `${name} waits for no notification and sees the challenge at once`)]
}

/** What becomes of a login in this window by the right password, and what its answer has to be. */
export function logIn(
  model: Model,
  person: Person,
  { platform }: Pick<ModelWindow, 'platform'>,
): readonly Expectation[] {
  const { name } = person
  const refuse = (row: string, sentence: string): readonly Expectation[] => {
    person.windows.push({ platform, login: undefined, session: undefined })
    person.seen = undefined
    return [expectedRefusal(row, sentence)]
  }
  if (passwordLocked(model, person)) return refuse('SEC-LIMIT-09', `${name} is refused`)
  resetWrongPasswords(person)
  if (secondFactorLocked(model, person)) return refuse('SEC-LIMIT-04', `${name} is not logged in`)
  const devices = deviceTypes(person)
  if (devices.length === 0 && person.mandatory) return refuse('REG-HK-03', `${name} is refused`)
  const login: ModelLogin = {
    begunAt: model.now,
    stage: 'chooseDevice',
    device: undefined,
    request: undefined,
    challenge: undefined,
    code: undefined,
    approvedAt: undefined,
  }
  const window: ModelWindow = { platform, login, session: undefined }
  person.windows.push(window)
  const expectations = begin(model, person, window, login, devices)
  see(model, person, login)
  return expectations
}

function begin(
  model: Model,
  person: Person,
  window: ModelWindow,
  login: ModelLogin,
  devices: readonly DeviceType[],
): readonly Expectation[] {
  const [only, ...others] = devices
  if (passwordIsEnough(person)) {
    beginSession(model, person, window)
    return [expectation(person.optedOut ? 'REG-03' : 'SMS-02', `${person.name} is logged in`)]
  }
  if (only !== undefined && others.length === 0) return beginWith(model, person, login, only)
  return [expectation('SYNC-06', `the answer of ${person.name} is accepted`)]
}

/** The newest window shows this login as it stands: a challenge only while it can be answered. */
export function see(model: Model, person: Person, login: ModelLogin): void {
  person.seen = { login, challenge: challengeOpen(model, login) ? login.challenge : undefined }
}
