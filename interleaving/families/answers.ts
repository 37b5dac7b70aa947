/** @module Several answers to one login, and answers beside the end of other things. */

import type { Window } from '../../drivers/ports/driver.ts'
import type { Facts, RaceFamily } from '../family.ts'
import {
  acceptance,
  aftermath,
  anotherPortal,
  approvalOf,
  isOver,
  linkedChallenge,
  loginFact,
  newPortalUser,
  type PhoneWithIbKey,
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
      is: ({ 'the window': window, login }) => window === 'refused' && isOver(login, 'loggedIn'),
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
        copy === 'accepted' && isOver(login, 'denied') && session === 'none',
    },
    {
      name: 'one counts, and its answer is lost',
      isOfRestart: true,
      is: ({ login, session }) => session === 'open' || isOver(login, 'denied'),
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

/** Whether the person can log in by a response now: while the second factor is locked, some step of it is refused. */
async function responseOf(user: PortalUser, { app }: PhoneWithIbKey): Promise<string> {
  const window = await waitingLogin(user)
  const challenge = await linkedChallenge(window)
  return challenge === '' ? 'refused' : acceptance(await window.submitResponse(app.respond(challenge)))
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
      look: async () => ({
        ...(await loginAndAftermath(user, window, {})()),
        'a right response afterwards': await responseOf(user, phone),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-12',
      says: 'a right answer opens a session, or the lock comes first and nobody gets in',
      holds: ({ session, 'a right response afterwards': response }) =>
        (session === 'open') === (response === 'accepted'),
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
  ],
  ends: [
    {
      name: 'one is out, the other in',
      is: ({ 'Client Portal': portal, session }) => portal === 'accepted' && session === 'open',
    },
    {
      name: 'one is out, or in, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the window': window, login }) => window === 'accepted' || isOver(login, 'loggedIn'),
    },
  ],
}

const wrongPasswords: RaceFamily = {
  name: 'wrong-passwords',
  title: 'the wrong password that locks the password, and the right one',
  async stage(scene) {
    const user = await newPortalUser(scene, { seamless: false })
    await phoneWithIbKey(user)
    const { username, password } = user.persona
    const numbers = await scene.driver.lab.numbers()
    const [guessing, window] = [await scene.driver.open('tws', 'en'), await scene.driver.open('tws', 'en')]
    const guess = async () => acceptance(await guessing.logIn(username, `${password}?`))
    for (let failures = 0; failures < (numbers?.passwordTries ?? 10) - 1; failures++) await guess()
    return {
      actions: [
        { who: 'the attacker', does: 'guesses the password once more', run: guess },
        {
          who: 'the window',
          does: 'logs in, and looks at its login',
          async run() {
            const answer = await window.logIn(username, password)
            await window.refresh()
            return acceptance(answer)
          },
        },
      ],
      look: () => aftermath(user),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-07',
      says: 'wrong passwords are all counted: where the right one is refused, the password is locked',
      holds: ({ 'the window': window, 'the next login': next }) => window === 'accepted' || next === 'locked',
    },
    {
      row: 'SEC-EXACT-05',
      says: 'a wrong password is none that is accepted',
      holds: ({ 'the attacker': attacker }) => attacker === 'refused',
    },
  ],
  ends: [
    { name: 'the right password comes first', is: ({ 'the window': window }) => window === 'accepted' },
    { name: 'the lock comes first', is: ({ 'the window': window }) => window === 'refused' },
  ],
}

export const answerFamilies: readonly RaceFamily[] = [
  twoAnswers,
  answerAndLock,
  approvalAndDecline,
  logoutAndAnswer,
  wrongPasswords,
]
