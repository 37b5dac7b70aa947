/** @module For the tests of faults: everything the articles say of a phone, tried out and written down. */

import type { SecurityElement } from '../../contract/words.ts'
import { offering, openRequest, owner, phoneInHand, pushMessage, type Setting } from '../phone/fixture.ts'
import type { PhoneParts } from '../phone/parts.ts'
import type { SimulatedPhone } from '../phone/phone.ts'
import { type ProfileName, profiles } from '../phone/profiles.ts'
import { NotShown, type Presented } from '../phone/screen.ts'
import { portraitOfSettings } from './portrait-of-settings.ts'

type Hand = ReturnType<typeof phoneInHand>
type Act = (phone: SimulatedPhone) => Promise<unknown>

/** Zeros in front, a response with a zero in front (04173441), too short, too long, with letters. */
const challenges = ['000123', '100011', '12345', '1234567', '12a456'] as const

const wrong = (element: SecurityElement): Presented =>
  element === 'pin' || element === 'passcode' ? { element, secret: 'wrong1' } : { element, whose: 'other' }

const tapNotification: Act = (phone) => phone.tapNotification('push-1')

/** What people do with a notification. */
const withNotification: Readonly<Record<string, readonly Act[]>> = {
  tap: [tapNotification],
  'right element': [tapNotification, (phone) => phone.presentOwn(phone.element)],
  'wrong element': [tapNotification, (phone) => phone.present(wrong(phone.element))],
  deny: [tapNotification, (phone) => phone.tap('Deny')],
  'swipe away': [(phone) => phone.swipeAway('push-1')],
}

const toAuthenticate: readonly Act[] = [
  (phone) => phone.launch(),
  (phone) => phone.tap('Services'),
  (phone) => phone.tap('Authenticate'),
]

const answering = (
  challenge: string,
  pin: string,
  give?: (element: SecurityElement) => Presented,
): readonly Act[] => [
  ...toAuthenticate,
  async (phone) => phone.os === 'Android' && (await phone.type('IBKR Mobile PIN', pin)),
  (phone) => phone.type('Challenge', challenge),
  (phone) => phone.tap('Generate Response'),
  async (phone) => {
    const { prompt } = phone.screen()
    if (prompt) await (give ? phone.present(give(prompt)) : phone.presentOwn(prompt))
  },
]

/** Does one thing after the other, and writes down what the phone shows and sends, or what was not to be found. */
async function observed({ phone, calls }: Hand, acts: readonly Act[]): Promise<unknown> {
  const prompts: unknown[] = []
  try {
    for (const act of acts) {
      await act(phone)
      prompts.push(phone.screen().prompt)
    }
  } catch (error) {
    if (!(error instanceof NotShown)) throw error
    prompts.push('not shown')
  }
  const { values, fields } = phone.screen()
  const labels = fields.map(({ label }) => label).sort()
  const sent = calls.filter(({ operation }) => operation === 'answerPushRequest').map(({ body }) => body)
  const asked = calls.map(({ operation }) => operation)
  return { prompts, values, labels, sent, asked, listed: phone.notifications().map(({ id }) => id) }
}

export async function portrait(parts: PhoneParts): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = portraitOfSettings(parts)
  const look = async (what: string, profile: ProfileName, acts: readonly Act[], setting: Setting = {}) => {
    const hand = phoneInHand(profile, { parts, ...setting })
    hand.phone.push.receive(pushMessage(), 0)
    hand.phone.sms.receive({ from: 'IBKR', to: owner.mobileNumber, body: 'Your code', at: 0 })
    seen[`${profile}: ${what}`] = { ...Object(await observed(hand, acts)), inbox: hand.phone.messages() }
  }
  for (const name of Object.keys(profiles)) {
    if (!isProfile(name)) continue
    for (const [what, acts] of Object.entries(withNotification)) await look(what, name, acts)
    for (const code of challenges) await look(`challenge ${code}`, name, answering(code, owner.pin))
    await look('wrong element for a response', name, answering('123456', 'wrong1', wrong))
    await look('offline', name, answering('123456', owner.pin), { conditions: { internet: false } })
    await look('not allowed', name, [], { conditions: { notificationsAllowed: false } })
    await look('not activated', name, toAuthenticate, { activated: false })
    await look('in a menu', name, menuActs, loggedIn)
    for (const repeated of ['aB12x', 'ab12x', 'aB12y'])
      await look(`migration, PIN repeated as ${repeated}`, name, migrating('aB12x', repeated), migration)
  }
  return seen
}

const isProfile = (name: string): name is ProfileName => Object.hasOwn(profiles, name)

const migration: Setting = { activated: false, script: { readActivationOptions: () => offering('migrate') } }

/** The whole procedure; on Android with a PIN that is typed twice. */
const migrating = (pin: string, repeated: string): readonly Act[] => [
  (phone) => phone.launch(),
  ...['Log In', 'Migrate IB Key', 'Migrate IB Key', 'Continue', 'Log In'].map(
    (label): Act =>
      (phone) =>
        phone.tap(label),
  ),
  (phone) => phone.tap(phone.os === 'iOS' ? 'Activate' : 'Verify'),
  async (phone) => {
    if (phone.os === 'iOS') return phone.presentOwn(phone.element)
    await phone.type('PIN', pin)
    await phone.type('Repeat PIN', repeated)
    return phone.tap('Activate')
  },
]

const menuActs: readonly Act[] = [
  (phone) => phone.launch(),
  (phone) => phone.tap('Log In'),
  (phone) => phone.tap(phone.os === 'iOS' ? 'More' : 'Menu'),
  (phone) => phone.tap('Authenticate'),
]

const loggedIn: Setting = {
  script: {
    readActivationOptions: () => offering(),
    readPushRequest: () => ({ kind: 'reply', reply: openRequest }),
  },
}
