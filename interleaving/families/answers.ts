/** @module Several answers to one login. */

import type { RaceFamily } from '../family.ts'
import {
  acceptance,
  approvalOf,
  linkedChallenge,
  loginFact,
  newPortalUser,
  phoneWithIbKey,
  sessionFact,
  settingsFacts,
  waitingLogin,
} from '../people.ts'

const twoAnswers: RaceFamily = {
  name: 'two-answers',
  title: 'a response and an approval of one login',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const phone = await phoneWithIbKey(user)
    const window = await waitingLogin(user)
    const approve = await approvalOf(phone)
    const response = phone.app.respond(await linkedChallenge(window))
    return {
      actions: [
        {
          who: 'the window',
          does: 'submits the response, and looks at its login',
          async run() {
            const answer = await window.submitResponse(response)
            await loginFact(window)
            return acceptance(answer)
          },
        },
        { who: 'the phone', does: 'approves the login', run: approve },
      ],
      look: async () => ({
        login: await loginFact(window),
        session: await sessionFact(window),
        ...(await settingsFacts(user)),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-11',
      says: 'of a response and an approval of one login, one counts',
      holds: ({ 'the window': window, 'the phone': phone }) => window === 'refused' || phone === 'refused',
    },
    {
      row: 'SYNC-13',
      says: 'a response that is accepted logs its window in',
      holds: ({ 'the window': window, session }) => window !== 'accepted' || session === 'open',
    },
  ],
  ends: [
    {
      name: 'the response counts',
      is: ({ 'the window': window, 'the phone': phone, session }) =>
        window === 'accepted' && phone === 'refused' && session === 'open',
    },
    {
      name: 'the approval counts',
      is: ({ 'the window': window, 'the phone': phone, session }) =>
        window === 'refused' && phone === 'accepted' && session === 'open',
    },
    {
      name: 'one counts, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the window': window, login }) => window === 'refused' && login === 'loggedIn',
    },
  ],
}

const approvalAndDecline: RaceFamily = {
  name: 'approval-and-decline',
  title: 'an approval and a decline of one login',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const phone = await phoneWithIbKey(user)
    const window = await waitingLogin(user)
    const approve = await approvalOf(phone)
    return {
      actions: [
        { who: 'the phone', does: 'approves the login', run: approve },
        {
          who: 'its copy',
          does: 'reads the request, and declines it',
          run: async () => (await phone.app.prepareDecline())(),
        },
      ],
      look: async () => ({
        login: await loginFact(window),
        session: await sessionFact(window),
        ...(await settingsFacts(user)),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-SINGLE-04',
      says: 'an approval request is answered once',
      holds: ({ 'the phone': phone, 'its copy': copy }) => phone !== 'accepted' || copy !== 'accepted',
    },
    {
      row: 'SEC-END-01',
      says: 'a login that was declined is over',
      holds: ({ 'its copy': copy, session }) => copy !== 'accepted' || session === 'none',
    },
    {
      row: 'PUSH-AND-02',
      says: 'a login that was approved is logged in',
      holds: ({ 'the phone': phone, session }) => phone !== 'accepted' || session === 'open',
    },
  ],
  ends: [
    {
      name: 'the approval counts',
      is: ({ 'the phone': phone, session }) => phone === 'accepted' && session === 'open',
    },
    {
      name: 'the decline counts',
      is: ({ 'its copy': copy, login, session }) =>
        copy === 'accepted' && login === 'denied' && session === 'none',
    },
    {
      name: 'one counts, and its answer is lost',
      isOfRestart: true,
      is: ({ login, session }) =>
        login === 'loggedIn' ? session === 'open' : login === 'denied' && session === 'none',
    },
  ],
}

export const answerFamilies: readonly RaceFamily[] = [twoAnswers, approvalAndDecline]
