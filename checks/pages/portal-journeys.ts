/** @module The ways through Client Portal, so that each of its pages is seen in each of its states. */

import { codeIn, password, person, wrong } from '../../reference-server/testing-people.ts'
import type { Journey, Visitor } from './visitor.ts'

async function enter(visitor: Visitor): Promise<void> {
  await visitor.open(`/clientPortal/${visitor.locale}`)
  await visitor.logIn(visitor.labels.login)
}

const pages: Journey = async (visitor) => {
  const { labels } = visitor
  await enter(visitor)
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

const number: Journey = async (visitor) => {
  const { server, labels, page } = visitor
  await person(server, { username: 'boris', mobileNumber: { number: '+15551230002', verified: false } })
  await visitor.open(`/clientPortal/${visitor.locale}`)
  await visitor.logIn(labels.login, password, 'boris')
  await visitor.open(`/clientPortal/${visitor.locale}/mobile-number`)
  await visitor.at('unverified number')
  await visitor.press(labels.verify)
  await page.getByText(labels.smsSent).waitFor()
  await visitor.at('confirm code')
  await visitor.fill(labels.confirmationNumber, wrong(codeIn(server)))
  await visitor.press(labels.continue)
  await visitor.at('wrong confirm code')
  await visitor.fill(labels.confirmationNumber, codeIn(server))
  await visitor.press(labels.continue)
  await visitor.at('number just verified')
}

const nowhere: Journey = async (visitor) => {
  await visitor.open('/')
  await visitor.at('start')
  await visitor.open(`/tws/${visitor.locale}/nowhere`)
  await visitor.at('not found')
}

export const portalJourneys = { pages, leaving, number, nowhere }
