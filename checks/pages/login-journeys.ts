/** @module Journeys through a login window that together show each of its states. */

import {
  createTestDevice,
  createTestIPhone,
  createTestSecurityDevice,
  lastSmsCode,
  provisionSms,
  wrongCodeLike,
} from '../../testing/people.ts'
import { type Journey, type LoginPage, type PageUser, toNextPage } from './journey.ts'

const minutes = 60_000

const loginButton = ({ labels }: PageUser, { platform }: LoginPage): string =>
  platform === 'ibkrMobile' ? labels.mobileLogIn : labels.login

const responseButton = ({ labels }: PageUser, { platform, path }: LoginPage): string => {
  if (platform !== 'ibkrMobile') return labels.ok
  return path.endsWith('Android') ? labels.mobileLogIn : labels.send
}

const responseLabel = ({ labels }: PageUser, { platform }: LoginPage): string =>
  platform === 'ibkrMobile' ? labels.enterResponseCode : labels.responseString

const byApproval =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server, page, labels } = user
    const device = await createTestIPhone(server)
    await user.open(window.path)
    await user.inspect('open')
    await user.logIn(loginButton(user, window), 'wrong')
    await user.inspect('wrong password')
    await user.logIn(loginButton(user, window))
    await user.inspect('waiting')
    await device.answer()
    await page.getByText(labels.loggedIn).waitFor()
    await user.inspect('logged in')
    await user.press(labels.logOut)
    await user.inspect('logged out')
  }

const declined =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server, page, labels } = user
    const device = await createTestIPhone(server)
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await device.answer({ decision: 'decline' })
    await page.getByText(labels.denied).waitFor()
    await user.inspect('declined')
    await user.logIn(loginButton(user, window))
    await server.pass(60 * minutes)
    await page.getByText(labels.expired).waitFor()
    await user.inspect('expired')
  }

const byResponse =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server, labels } = user
    await createTestDevice(server, 'amara', 'Android')
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await user.inspect('challenge')
    await user.fill(responseLabel(user, window), '12345678')
    await user.press(responseButton(user, window))
    await user.inspect('wrong response')
    await user.press(labels.newChallenge)
    await server.pass(6 * minutes)
    await user.open(window.path)
    await user.inspect('challenge ended')
  }

const bySms =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server, labels, page } = user
    await createTestSecurityDevice(server)
    await provisionSms(server)
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await user.inspect('choose a device')
    await page.getByRole('combobox', { name: labels.chooseDevice }).selectOption('SMS')
    await toNextPage(page, () => page.getByRole('main').getByRole('button').click())
    await user.inspect('security code')
    await user.press(labels.sendAgain)
    await user.inspect('too soon')
    await user.fill(labels.securityCode, wrongCodeLike(lastSmsCode(server)))
    const button = {
      tws: labels.ok,
      clientPortal: labels.login,
      webTrader: labels.login,
      ibkrMobile: labels.mobileLogIn,
    }
    await user.press(button[window.platform])
    await user.inspect('wrong code')
  }

const smsFailed =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server } = user
    await provisionSms(server)
    server.gateway.sms = 'failed'
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await user.page.getByText(user.labels.smsFailed).waitFor()
    await user.inspect('SMS failed')
  }

/** The carrier has not accepted the SMS yet; and another window cannot have a second one so soon. */
const smsOnItsWay =
  (window: LoginPage): Journey =>
  async (user) => {
    const { server } = user
    await provisionSms(server)
    server.gateway.sms = { retryAfterMs: minutes }
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await user.inspect('SMS on its way')
    await user.clearCookies()
    await user.open(window.path)
    await user.logIn(loginButton(user, window))
    await user.inspect('no SMS')
  }

export const loginJourneys = { byApproval, declined, byResponse, bySms, smsFailed, smsOnItsWay }
