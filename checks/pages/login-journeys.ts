/** @module The ways through a login window, so that each of its states is seen once. */

import {
  codeIn,
  createTestDevice,
  createTestIPhone,
  createTestSecurityDevice,
  provisionSms,
  wrongCodeLike,
} from '../../testing/people.ts'
import { type Journey, toNextPage, type Visitor, type Window } from './journey.ts'

const minutes = 60_000

const loginButton = ({ labels }: Visitor, { platform }: Window): string =>
  platform === 'ibkrMobile' ? labels.mobileLogIn : labels.login

const responseButton = ({ labels }: Visitor, { platform, path }: Window): string => {
  if (platform !== 'ibkrMobile') return labels.ok
  return path.endsWith('Android') ? labels.mobileLogIn : labels.send
}

const responseLabel = ({ labels }: Visitor, { platform }: Window): string =>
  platform === 'ibkrMobile' ? labels.enterResponseCode : labels.responseString

const byApproval =
  (window: Window): Journey =>
  async (visitor) => {
    const { server, page, labels } = visitor
    const device = await createTestIPhone(server)
    await visitor.open(window.path)
    await visitor.at('open')
    await visitor.logIn(loginButton(visitor, window), 'wrong')
    await visitor.at('wrong password')
    await visitor.logIn(loginButton(visitor, window))
    await visitor.at('waiting')
    await device.answer()
    await page.getByText(labels.loggedIn).waitFor()
    await visitor.at('logged in')
    await visitor.press(labels.logOut)
    await visitor.at('logged out')
  }

const declined =
  (window: Window): Journey =>
  async (visitor) => {
    const { server, page, labels } = visitor
    const device = await createTestIPhone(server)
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await device.answer({ decision: 'decline' })
    await page.getByText(labels.denied).waitFor()
    await visitor.at('declined')
    await visitor.logIn(loginButton(visitor, window))
    await server.pass(60 * minutes)
    await page.getByText(labels.expired).waitFor()
    await visitor.at('expired')
  }

const byResponse =
  (window: Window): Journey =>
  async (visitor) => {
    const { server, labels } = visitor
    await createTestDevice(server, 'amara', 'Android')
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await visitor.at('challenge')
    await visitor.fill(responseLabel(visitor, window), '12345678')
    await visitor.press(responseButton(visitor, window))
    await visitor.at('wrong response')
    await visitor.press(labels.newChallenge)
    await server.pass(6 * minutes)
    await visitor.open(window.path)
    await visitor.at('challenge ended')
  }

const bySms =
  (window: Window): Journey =>
  async (visitor) => {
    const { server, labels, page } = visitor
    await createTestSecurityDevice(server)
    await provisionSms(server)
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await visitor.at('choose a device')
    await page.getByRole('combobox', { name: labels.chooseDevice }).selectOption('SMS')
    await toNextPage(page, () => page.getByRole('main').getByRole('button').click())
    await visitor.at('security code')
    await visitor.press(labels.sendAgain)
    await visitor.at('too soon')
    await visitor.fill(labels.securityCode, wrongCodeLike(codeIn(server)))
    const button = {
      tws: labels.ok,
      clientPortal: labels.login,
      webTrader: labels.login,
      ibkrMobile: labels.mobileLogIn,
    }
    await visitor.press(button[window.platform])
    await visitor.at('wrong code')
  }

const smsFailed =
  (window: Window): Journey =>
  async (visitor) => {
    const { server } = visitor
    await provisionSms(server)
    server.gateway.sms = 'failed'
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await visitor.page.getByText(visitor.labels.smsFailed).waitFor()
    await visitor.at('SMS failed')
  }

/** The carrier has not taken it yet; and in another window there is no second one so soon. */
const smsOnItsWay =
  (window: Window): Journey =>
  async (visitor) => {
    const { server } = visitor
    await provisionSms(server)
    server.gateway.sms = { retryAfterMs: minutes }
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await visitor.at('SMS on its way')
    await visitor.forgetAll()
    await visitor.open(window.path)
    await visitor.logIn(loginButton(visitor, window))
    await visitor.at('no SMS')
  }

export const loginJourneys = { byApproval, declined, byResponse, bySms, smsFailed, smsOnItsWay }
