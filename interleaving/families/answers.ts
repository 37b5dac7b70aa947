/** @module Several answers to one login, and answers beside the end of other things. */

import type { Window } from '../../drivers/ports/driver.ts'
import type { Facts, RaceFamily } from '../family.ts'
import {
  acceptance,
  aftermath,
  anotherPortal,
  approvalOf,
  linkedChallenge,
  loginFact,
  newPortalUser,
  type PortalUser,
  phoneWithIbKey,
  sessionFact,
  waitingLogin,
} from '../people.ts'

/** The login of this window, its session, and all else. */
export const loginAndAftermath =
  (user: PortalUser, window: Window, before: Facts) => async (): Promise<Facts> => ({
    login: await loginFact(window),
    session: await sessionFact(window),
    ...(await aftermath(user, before)),
  })

const wrongResponse = '00000000'

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
            await window.refresh()
            return acceptance(answer)
          },
        },
        { who: 'the phone', does: 'approves the login', run: approve },
      ],
      look: loginAndAftermath(user, window, {}),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-11',
      says: 'of a response and an approval of one login, one counts',
      holds: ({ 'the window': window, 'the phone': phone }) => window !== 'accepted' || phone !== 'accepted',
    },
    {
      row: 'SYNC-14',
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
      look: loginAndAftermath(user, window, {}),
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
      row: 'PUSH-AND-07',
      says: 'a login that was approved moves ahead by itself',
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

/** Of the person: so many wrong responses that the next one locks the second factor. */
async function failUntilTheLast(user: PortalUser, window: Window): Promise<void> {
  const numbers = await user.scene.driver.lab.numbers()
  const { secondFactorTries = 10, triesPerCode = 5 } = numbers ?? {}
  for (let failures = 0; failures < secondFactorTries - 1; failures++) {
    if (failures % (triesPerCode - 1) === 0) await window.requestChallenge()
    await window.submitResponse(wrongResponse)
  }
  await window.requestChallenge()
}

const answerAndLock: RaceFamily = {
  name: 'answer-and-lock',
  title: 'an approval and the wrong response that locks the second factor',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const phone = await phoneWithIbKey(user)
    const earlier = await waitingLogin(user)
    await failUntilTheLast(user, earlier)
    const window = await waitingLogin(user)
    const approve = await approvalOf(phone)
    return {
      actions: [
        {
          who: 'the earlier window',
          does: 'submits a wrong response, and looks at its login',
          async run() {
            const answer = await earlier.submitResponse(wrongResponse)
            await earlier.refresh()
            return acceptance(answer)
          },
        },
        { who: 'the phone', does: 'approves the newer login', run: approve },
      ],
      look: loginAndAftermath(user, window, {}),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-12',
      says: 'a right answer opens a session, or the lock comes first and nobody gets in',
      holds: ({ session, 'the next login': next }) => (session === 'open') !== (next === 'locked'),
    },
    {
      row: 'SEC-LIMIT-04',
      says: 'a wrong response is none that is accepted',
      holds: ({ 'the earlier window': earlier }) => earlier === 'refused',
    },
  ],
  ends: [
    {
      name: 'the approval comes first, and the count begins again',
      is: ({ 'the phone': phone, session }) => phone === 'accepted' && session === 'open',
    },
    {
      name: 'the lock comes first',
      is: ({ 'the phone': phone, session }) => phone === 'refused' && session === 'none',
    },
    {
      name: 'the approval comes first, and its answer is lost',
      isOfRestart: true,
      is: ({ session }) => session === 'open',
    },
  ],
}

const logoutAndAnswer: RaceFamily = {
  name: 'logout-and-answer',
  title: 'the logout of one window and the response of another',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const leaving = await anotherPortal(user)
    const phone = await phoneWithIbKey(user)
    const window = await waitingLogin(user)
    const response = phone.app.respond(await linkedChallenge(window))
    return {
      actions: [
        { who: 'Client Portal', does: 'logs out', run: async () => acceptance(await leaving.logOut()) },
        {
          who: 'the window',
          does: 'submits the response, and asks whether it is logged in',
          async run() {
            const answer = await window.submitResponse(response)
            await window.isLoggedIn()
            return acceptance(answer)
          },
        },
      ],
      look: async () => ({
        'the session that was left': await sessionFact(leaving),
        ...(await loginAndAftermath(user, window, {})()),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-SESSION-02',
      says: 'after the logout the session opens nothing',
      holds: ({ 'the session that was left': left }) => left === 'none',
    },
    {
      row: 'SYNC-14',
      says: 'a response that is accepted logs its window in',
      holds: ({ 'the window': window, session }) => window !== 'accepted' || session === 'open',
    },
    {
      row: 'SEC-END-02',
      says: 'what ends one session of a person leaves the others alone',
      holds: ({ settings }) => settings === undefined,
    },
  ],
  ends: [
    {
      name: 'one is out, the other in',
      is: ({ 'Client Portal': portal, session }) => portal === 'accepted' && session === 'open',
    },
    {
      name: 'one is out, or in, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the window': window, login }) => window === 'accepted' || login === 'loggedIn',
    },
  ],
}

export const answerFamilies: readonly RaceFamily[] = [
  twoAnswers,
  answerAndLock,
  approvalAndDecline,
  logoutAndAnswer,
]
