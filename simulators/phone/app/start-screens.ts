/** @module The start screen of the app, Services, and the menus of somebody who is logged in. */

import type { AppContext } from '../parts.ts'
import { activationOptions } from './activation.ts'
import { descriptionOf } from './app-context.ts'
import { authenticate } from './authenticate.ts'
import { noteFor } from './notice.ts'
import { type Typed, type View, withNotes } from './view.ts'

/** What the app shows when it is opened. */
export const firstView = (phone: AppContext): View => (phone.data().loggedIn ? home : start)

const start: View = {
  name: 'start',
  fields: ['username', 'password'],
  buttons: [
    { name: 'logIn', press: logIn },
    { name: 'services', press: () => services },
  ],
}

const services: View = {
  name: 'services',
  buttons: [{ name: 'authenticate', press: authenticate }],
  leave: 'close',
}

const home: View = { name: 'home', buttons: [{ name: 'more', press: () => more }] }

const more: View = {
  name: 'more',
  buttons: [
    { name: 'authenticate', press: authenticate },
    { name: 'logOut', press: logOut },
  ],
  leave: 'close',
}

async function logIn(phone: AppContext, { username = '', password = '' }: Typed): Promise<View> {
  const answer = await phone.server.call('readActivationOptions', {
    params: {},
    body: { username, password, phone: descriptionOf(phone) },
    bearer: undefined,
  })
  if (answer.kind !== 'reply') return withNotes(start, noteFor(answer))
  const offered = phone.parts.offeredOptions(answer.reply.options, phone.data())
  if (offered.length > 0) return activationOptions(offered, answer.reply)
  phone.save({ loggedIn: true })
  phone.record('logs in')
  return home
}

function logOut(phone: AppContext): View {
  phone.save({ loggedIn: false })
  phone.record('logs out')
  return start
}
