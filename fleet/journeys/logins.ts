/** @module The logins of every day: by notification, by challenge and response, by SMS, and without the notification. */

import { type FleetJourney, smsRestMs } from './journey.ts'
import {
  approveByNotification,
  beginLoginBySms,
  collectAsUser,
  expectNotification,
  logIn,
  readChallenge,
  respondAsUser,
  responseString,
  typeCode,
} from './logging-in.ts'
import type { VirtualUser } from './virtual-user.ts'

export const loginByPush: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const login = await logIn(user)
    if (!expectNotification(user, login)) return respondTo(user, login)
    await approveByNotification(user)
    await collectAsUser(user, login)
  },
}

export const loginByChallenge: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const login = await logIn(user)
    expectNotification(user, login)
    await user.think('phone')
    await respondTo(user, login)
  },
}

/** The phone has no internet: the person waits, gives up, and logs in by a response; the notification comes later. */
export const missingNotification: FleetJourney = {
  by: 'ibKey',
  restMs: 0,
  async run(user) {
    const { network } = user.context
    await network.setOnline(user.index, false)
    try {
      const login = await logIn(user)
      expectNotification(user, login)
      await user.think('waiting')
      await respondTo(user, login)
    } finally {
      await network.setOnline(user.index, true)
    }
    // What waited for the phone is on it now, and belongs to this journey.
    await user.pause(1_000)
  },
}

export const loginBySms: FleetJourney = {
  by: 'sms',
  restMs: smsRestMs,
  async run(user) {
    const { login, code } = await beginLoginBySms(user)
    await user.think('typing')
    await typeCode(user, login, code)
  },
}

async function respondTo(user: VirtualUser, login: Awaited<ReturnType<typeof logIn>>): Promise<void> {
  const challenge = await readChallenge(user, login)
  await user.think('typing')
  await respondAsUser(user, login, responseString(user.context.phones.activation(user.index), challenge))
}
