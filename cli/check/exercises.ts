/** @module What `sls check` tries of a system, one exercise at a time: each opens a scene of its own and says what it saw. */

import type { Capability } from '../../contract/lab-face.ts'
import type { LoginAnswer, SettingsAnswer, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { PhoneModel, Scene } from '../../drivers/ports/scene.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { personaNamed } from '../../simulators/personas/persona.ts'

export interface Exercise {
  readonly name: string
  /** Without it the exercise does not apply. */
  readonly capability?: Capability
  /** Whether it needs a command that restarts the system. */
  readonly restarts?: true
  /** Resolves to what was seen; an assertion error says what was missing. */
  run(scene: Scene): Promise<string>
}

const amara = personaNamed('Amara')

const person = (seamless: boolean) => ({
  username: amara.username,
  password: amara.password,
  residence: 'US',
  accounts: ['US'],
  seamless,
  mobileNumber: { number: amara.mobileNumber, verified: true },
})

const created = ({ driver }: Scene, seamless = driver.capabilities.has('seamless')): Promise<void> =>
  driver.lab.createPerson(person(seamless))

const inWords = (answer: WindowAnswer | LoginAnswer | SettingsAnswer): string => {
  if (answer.kind === 'refused') return `${answer.status} ${answer.code}: ${answer.detail}`
  return answer.kind === 'login' ? `the state ${answer.state}` : answer.kind
}

async function loginAt(
  scene: Scene,
  password = amara.password,
): Promise<{ window: Window; answer: LoginAnswer }> {
  const window = await scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(amara.username, password)
  await scene.settle()
  return { window, answer }
}

function expectState(answer: LoginAnswer, ...states: string[]): void {
  verify(answer.kind === 'login' && states.includes(answer.state), {
    expected: `the state ${states.join(' or ')}`,
    observed: inWords(answer),
  })
}

/** A person with IB Key on such a phone, who logs in. */
async function pushedTo(scene: Scene, model: PhoneModel): Promise<{ window: Window; phone: Phone }> {
  await created(scene, true)
  const phone = await scene.phone(amara, model)
  await scene.provisionIbKey(amara, phone)
  const { window, answer } = await loginAt(scene)
  expectState(answer, 'waitingForApproval')
  const sent = scene.pushesTo(phone).length
  verify(sent > 0, {
    expected: `a notification to the ${phone.os === 'iOS' ? 'iPhone' : 'Android phone'} within this instant`,
    observed: 'none',
  })
  return { window, phone }
}

async function approve(phone: Phone): Promise<void> {
  const [notification] = phone.notifications()
  verify(notification, { expected: `a notification on ${phone.name}`, observed: 'none' })
  await phone.tapNotification(notification.id)
  if (phone.element === 'pin') return phone.present({ element: 'pin', secret: amara.pin })
  await phone.presentOwn(phone.element)
}

async function loggedIn(scene: Scene, model: PhoneModel): Promise<{ window: Window; phone: Phone }> {
  const { window, phone } = await pushedTo(scene, model)
  await approve(phone)
  await scene.settle()
  expectState(await window.refresh(), 'loggedIn')
  return { window, phone }
}

const otherNumber = '+12025550143'

/** Longer than any lifetime of a login that the standards allow. */
const tenMinutesMs = 600_000

export const exercises: readonly Exercise[] = [
  {
    name: 'reset',
    async run(scene) {
      await created(scene)
      const { answer } = await loginAt(scene, `not ${amara.password}`)
      verify(answer.kind === 'refused' && answer.code === 'invalid_credentials', {
        expected: 'a person who was just created to be refused with a wrong password (invalid_credentials)',
        observed: inWords(answer),
      })
      return 'all state is deleted, a person is created, a wrong password is refused'
    },
  },
  {
    name: 'clock',
    capability: 'ibKey',
    async run(scene) {
      await created(scene)
      const phone = await scene.phone(amara, 'Android without fingerprint sensor')
      await scene.provisionIbKey(amara, phone)
      const { window, answer } = await loginAt(scene)
      expectState(answer, 'waitingForApproval', 'challenge')
      const { loginLifetime = tenMinutesMs } = (await scene.driver.lab.numbers()) ?? {}
      await scene.advanceBy(loginLifetime)
      const later = await window.refresh()
      verify(
        later.kind === 'refused'
          ? ['wrong_state', 'not_found', 'unauthenticated'].includes(later.code)
          : later.state === 'expired',
        {
          expected: `a login to have expired ${loginLifetime / 60_000} minutes later`,
          observed: inWords(later),
        },
      )
      return 'runs as the lab sets it: a login expires'
    },
  },
  {
    name: 'restart',
    restarts: true,
    async run(scene) {
      await created(scene)
      await scene.restartServer()
      await scene.settle()
      const { answer } = await loginAt(scene, `not ${amara.password}`)
      const { answer: right } = await loginAt(scene)
      verify(answer.kind === 'refused' && right.kind === 'login', {
        expected: 'a person who was created before the restart to be known after it',
        observed: inWords(right),
      })
      return 'the state is as before'
    },
  },
  {
    name: 'APNs',
    capability: 'seamless',
    async run(scene) {
      await loggedIn(scene, 'iPhone with Face ID')
      return 'a notification arrived on an iPhone, and its approval logs in'
    },
  },
  {
    name: 'FCM',
    capability: 'seamless',
    async run(scene) {
      await loggedIn(scene, 'Android with fingerprint sensor')
      return 'a notification arrived on an Android phone, and its approval logs in'
    },
  },
  {
    name: 'SMS',
    capability: 'sms',
    async run(scene) {
      await created(scene)
      await scene.driver.lab.provision(amara.username, { type: 'sms' })
      const { answer } = await loginAt(scene)
      expectState(answer, 'securityCode')
      const [sms] = scene.smsTo(amara.mobileNumber)
      verify(sms, { expected: `a text message to ${amara.mobileNumber}`, observed: 'none' })
      verify(/\d{3}[ -]?\d{3}/.test(sms.body), { expected: 'a code of six digits in it', observed: sms.body })
      return 'a text message with a code arrived'
    },
  },
  {
    name: 'challenge and response',
    capability: 'ibKey',
    async run(scene) {
      await created(scene)
      const phone = await scene.phone(amara, 'Android without fingerprint sensor')
      await scene.provisionIbKey(amara, phone)
      const { window } = await loginAt(scene)
      const answer = await window.requestChallenge()
      expectState(answer, 'challenge')
      const challenge = answer.kind === 'login' ? (answer.challenge ?? '') : ''
      verify(/^\d{6}$/.test(challenge), {
        expected: 'a challenge of six digits',
        observed: challenge || 'none',
      })
      return 'a challenge of six digits is shown'
    },
  },
  {
    name: 'physical security device',
    capability: 'physicalDevice',
    async run(scene) {
      await created(scene, false)
      const device = await scene.provisionSecurityDevice(amara, true)
      const { window, answer } = await loginAt(scene)
      expectState(answer, 'challenge')
      const challenge = answer.kind === 'login' ? (answer.challenge ?? '') : ''
      verify(/^\d{6}$/.test(challenge), {
        expected: 'a challenge of six digits',
        observed: challenge || 'none',
      })
      expectState(await window.submitResponse(device.respond(challenge)), 'loggedIn')
      return 'its response logs in'
    },
  },
  {
    name: 'screens',
    capability: 'screens',
    async run(scene) {
      const window = await scene.driver.open('clientPortal', 'en')
      const screen = window.screen()
      verify(screen && screen.fields.length > 0 && screen.controls.length > 0, {
        expected: 'fields and controls on the login window',
        observed: `${screen?.fields.length ?? 0} fields, ${screen?.controls.length ?? 0} controls`,
      })
      return `the login window has ${screen.fields.length} fields and ${screen.controls.length} controls`
    },
  },
  {
    name: 'Russian',
    capability: 'russian',
    async run(scene) {
      const window = await scene.driver.open('clientPortal', 'ru')
      if (!scene.driver.capabilities.has('screens')) return 'the login window opens'
      const texts = JSON.stringify(window.screen() ?? {})
      verify(/[а-яё]/i.test(texts), {
        expected: 'Cyrillic letters on the login window',
        observed: texts.slice(0, 200),
      })
      return 'the login window is in Russian'
    },
  },
  {
    name: 'attestations',
    capability: 'integrity',
    async run(scene) {
      const { window, phone } = await pushedTo(scene, 'iPhone with Face ID')
      const copy = scene.modifiedApp(phone)
      const element = phone.element
      const answered = await copy.approve({ element, signature: 'valid', attestation: 'none' })
      verify(answered === 'refused', {
        expected: 'an approval without an attestation to be refused',
        observed: 'it was accepted',
      })
      await approve(phone)
      await scene.settle()
      expectState(await window.refresh(), 'loggedIn')
      return 'an approval without one is refused, one with it accepted'
    },
  },
  {
    name: 'notices',
    capability: 'notices',
    async run(scene) {
      const { window } = await loggedIn(scene, 'iPhone with Face ID')
      await window.changeMobileNumber(otherNumber)
      await window.verifyMobileNumber()
      await scene.settle()
      const confirmed = await window.confirmMobileNumber(
        codeIn(scene.smsTo(otherNumber).map(({ body }) => body)),
      )
      verify(confirmed.kind === 'settings', {
        expected: 'another mobile number to be confirmed by the code of its text message',
        observed: inWords(confirmed),
      })
      await scene.settle()
      verify(scene.smsTo(amara.mobileNumber).length > 0, {
        expected: `a notice to the former number ${amara.mobileNumber}`,
        observed: 'none',
      })
      return 'the former number is told of the new one'
    },
  },
  {
    name: 'clock set back',
    capability: 'clockSetBack',
    async run(scene) {
      await created(scene)
      await scene.advanceBy(120_000)
      scene.setServerClockBack(60_000)
      await scene.settle()
      return 'an earlier instant than before is accepted'
    },
  },
]
