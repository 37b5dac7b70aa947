/** @module The ways through Client Portal, so that each of its pages is seen in each of its states. */

import {
  codeIn,
  createTestPerson,
  createTestSecurityDevice,
  password,
  wrongCodeLike,
} from '../../testing/people.ts'
import type { Journey, Visitor } from './journey.ts'

async function enter(visitor: Visitor): Promise<void> {
  await visitor.open(`/clientPortal/${visitor.locale}`)
  await visitor.logIn(visitor.labels.login)
}

const pages: Journey = async (visitor) => {
  const { labels } = visitor
  await enter(visitor)
  await visitor.open(`/clientPortal/${visitor.locale}/home`)
  await visitor.at('home')
  await visitor.follow(labels.userMenu)
  await visitor.at('user menu')
  await visitor.follow(labels.settings)
  await visitor.at('menu')
  await visitor.follow(labels.userSettings)
  await visitor.at('user settings')
  await visitor.follow(labels.mobileNumber)
  await visitor.at('verified number')
  await visitor.press(labels.continue)
  await visitor.follow(labels.secureLoginSystem)
  await visitor.at('secure login')
  await visitor.follow(labels.configure)
  await visitor.at('seamless on')
  for (let times = 0; times < 2; times++) await visitor.press(labels.seamlessAuthentication)
  await visitor.at('seamless on again')
  await visitor.press(labels.seamlessAuthentication)
  await visitor.at('seamless off')
  await visitor.press(labels.save)
  await visitor.at('secure login without seamless')
}

const leaving: Journey = async (visitor) => {
  const { labels } = visitor
  await enter(visitor)
  await visitor.open(`/clientPortal/${visitor.locale}/secure-login`)
  await visitor.press(labels.optOut)
  await visitor.at('opt out')
  await visitor.logIn(labels.optOut, 'wrong')
  await visitor.at('opt out refused')
  await visitor.logIn(labels.optOut)
  await visitor.at('opted out')
  await visitor.press(labels.optIn)
  await visitor.at('opt in')
}

/** Two factors are mandatory there. */
const staying: Journey = async (visitor) => {
  const { server, labels, locale } = visitor
  await createTestPerson(server, { username: 'chen', residence: 'HK', accounts: ['HK'] })
  const device = await createTestSecurityDevice(server, 'chen')
  await visitor.open(`/clientPortal/${locale}`)
  await visitor.logIn(labels.login, password, 'chen')
  const challenge = await visitor.page.getByRole('definition').first().textContent()
  await visitor.fill(labels.responseString, device.respond(challenge ?? ''))
  await visitor.press(labels.ok)
  await visitor.open(`/clientPortal/${locale}/opt-out`)
  await visitor.at('no way out')
}

const withoutNumber: Journey = async (visitor) => {
  const { server, labels, locale } = visitor
  await createTestPerson(server, { username: 'dina', mobileNumber: undefined })
  await visitor.open(`/clientPortal/${locale}`)
  await visitor.logIn(labels.login, password, 'dina')
  for (const page of ['user-settings', 'mobile-number']) {
    await visitor.open(`/clientPortal/${locale}/${page}`)
    await visitor.at(`${page} without a number`)
  }
}

const number: Journey = async (visitor) => {
  const { server, labels, page } = visitor
  await createTestPerson(server, {
    username: 'boris',
    mobileNumber: { number: '+15551230002', verified: false },
  })
  await visitor.open(`/clientPortal/${visitor.locale}`)
  await visitor.logIn(labels.login, password, 'boris')
  await visitor.open(`/clientPortal/${visitor.locale}/mobile-number`)
  await visitor.at('unverified number')
  await visitor.press(labels.verify)
  await page.getByText(labels.smsSent).waitFor()
  await visitor.at('confirm code')
  await visitor.fill(labels.confirmationNumber, wrongCodeLike(codeIn(server)))
  await visitor.press(labels.continue)
  await visitor.at('wrong confirm code')
  await visitor.fill(labels.confirmationNumber, codeIn(server))
  await visitor.press(labels.continue)
  await visitor.at('number just verified')
}

const numberOutOfReach: Journey = async (visitor) => {
  const { server, labels, page } = visitor
  await createTestPerson(server, {
    username: 'boris',
    mobileNumber: { number: '+15551230002', verified: false },
  })
  server.gateway.sms = 'failed'
  await visitor.open(`/clientPortal/${visitor.locale}`)
  await visitor.logIn(labels.login, password, 'boris')
  await visitor.open(`/clientPortal/${visitor.locale}/mobile-number`)
  await visitor.press(labels.verify)
  await page.getByText(labels.smsFailed).waitFor()
  await visitor.at('confirm code not sent')
}

const nowhere: Journey = async (visitor) => {
  await visitor.open('/')
  await visitor.at('start')
  await visitor.open(`/tws/${visitor.locale}/nowhere`)
  await visitor.at('not found')
}

const astray: Journey = async (visitor) => {
  const { labels, locale, page } = visitor
  await visitor.open(`/clientPortal/${locale}`)
  await visitor.forgetAll()
  await visitor.logIn(labels.login)
  await visitor.at('outdated')
  // What no box of ours takes.
  await page.getByLabel(labels.username).evaluate((box) => box.removeAttribute('maxlength'))
  await visitor.logIn(labels.login, password, 'a'.repeat(20_000))
  await visitor.at('too large')
  visitor.breakServer()
  await visitor.open(`/clientPortal/${locale}`)
  await visitor.at('broken')
}

export const portalJourneys = {
  pages,
  leaving,
  staying,
  number,
  numberOutOfReach,
  withoutNumber,
  nowhere,
  astray,
}
