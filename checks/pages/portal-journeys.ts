/** @module Journeys through Client Portal that together show each of its pages in each of its states. */

import {
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  password,
  wrongCodeLike,
} from '../../testing/people.ts'
import type { Journey, PageUser } from './journey.ts'

async function enter(user: PageUser): Promise<void> {
  await user.open(`/clientPortal/${user.locale}`)
  await user.logIn(user.labels.login)
}

const pages: Journey = async (user) => {
  const { labels } = user
  await enter(user)
  await user.open(`/clientPortal/${user.locale}/home`)
  await user.inspect('home')
  await user.follow(labels.userMenu)
  await user.inspect('user menu')
  await user.follow(labels.settings)
  await user.inspect('menu')
  await user.follow(labels.userSettings)
  await user.inspect('user settings')
  await user.follow(labels.mobileNumber)
  await user.inspect('verified number')
  await user.press(labels.continue)
  await user.follow(labels.secureLoginSystem)
  await user.inspect('secure login')
  await user.follow(labels.configure)
  await user.inspect('seamless on')
  for (let times = 0; times < 2; times++) await user.press(labels.seamlessAuthentication)
  await user.inspect('seamless on again')
  await user.press(labels.seamlessAuthentication)
  await user.inspect('seamless off')
  await user.press(labels.save)
  await user.inspect('secure login without seamless')
}

const optOut: Journey = async (user) => {
  const { labels } = user
  await enter(user)
  await user.open(`/clientPortal/${user.locale}/secure-login`)
  await user.press(labels.optOut)
  await user.inspect('opt out')
  await user.logIn(labels.optOut, 'wrong')
  await user.inspect('opt out refused')
  await user.logIn(labels.optOut)
  await user.inspect('opted out')
  await user.press(labels.optIn)
  await user.inspect('opt in')
}

/** Two factors are mandatory there. */
const mandatory: Journey = async (user) => {
  const { server, labels, locale } = user
  await createTestPerson(server, { username: 'chen', residence: 'HK', accounts: ['HK'] })
  const device = await createTestSecurityDevice(server, 'chen')
  await user.open(`/clientPortal/${locale}`)
  await user.logIn(labels.login, password, 'chen')
  const challenge = await user.page.getByRole('definition').first().textContent()
  await user.fill(labels.responseString, device.respond(challenge ?? ''))
  await user.press(labels.ok)
  await user.open(`/clientPortal/${locale}/opt-out`)
  await user.inspect('opt out is impossible')
}

const withoutNumber: Journey = async (user) => {
  const { server, labels, locale } = user
  await createTestPerson(server, { username: 'dina', mobileNumber: undefined })
  await user.open(`/clientPortal/${locale}`)
  await user.logIn(labels.login, password, 'dina')
  for (const page of ['user-settings', 'mobile-number']) {
    await user.open(`/clientPortal/${locale}/${page}`)
    await user.inspect(`${page} without a number`)
  }
}

const verifyNumber: Journey = async (user) => {
  const { server, labels, page } = user
  await createTestPerson(server, {
    username: 'boris',
    mobileNumber: { number: '+15551230002', verified: false },
  })
  await user.open(`/clientPortal/${user.locale}`)
  await user.logIn(labels.login, password, 'boris')
  await user.open(`/clientPortal/${user.locale}/mobile-number`)
  await user.inspect('unverified number')
  await user.press(labels.verify)
  await page.getByText(labels.smsSent).waitFor()
  await user.inspect('confirm code')
  await user.fill(labels.confirmationNumber, wrongCodeLike(lastSmsCode(server)))
  await user.press(labels.continue)
  await user.inspect('wrong confirm code')
  await user.fill(labels.confirmationNumber, lastSmsCode(server))
  await user.press(labels.continue)
  await user.inspect('number just verified')
}

const unreachableNumber: Journey = async (user) => {
  const { server, labels, page } = user
  await createTestPerson(server, {
    username: 'boris',
    mobileNumber: { number: '+15551230002', verified: false },
  })
  server.gateway.sms = 'failed'
  await user.open(`/clientPortal/${user.locale}`)
  await user.logIn(labels.login, password, 'boris')
  await user.open(`/clientPortal/${user.locale}/mobile-number`)
  await user.press(labels.verify)
  await page.getByText(labels.smsFailed).waitFor()
  await user.inspect('confirm code not sent')
}

const unknownPaths: Journey = async (user) => {
  await user.open('/')
  await user.inspect('start')
  await user.open(`/tws/${user.locale}/nowhere`)
  await user.inspect('not found')
}

const errors: Journey = async (user) => {
  const { labels, locale, page } = user
  await user.open(`/clientPortal/${locale}`)
  await user.clearCookies()
  await user.logIn(labels.login)
  await user.inspect('outdated')
  // Longer than the field accepts.
  await page.getByLabel(labels.username).evaluate((field) => field.removeAttribute('maxlength'))
  await user.logIn(labels.login, password, 'a'.repeat(20_000))
  await user.inspect('too large')
  user.breakServer()
  await user.open(`/clientPortal/${locale}`)
  await user.inspect('broken')
}

export const portalJourneys = {
  pages,
  optOut,
  mandatory,
  verifyNumber,
  unreachableNumber,
  withoutNumber,
  unknownPaths,
  errors,
}
