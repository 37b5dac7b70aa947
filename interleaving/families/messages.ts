/** @module Text messages, and the codes in them. */

import { codeIn } from '../../drivers/ports/text-messages.ts'
import type { RaceFamily } from '../family.ts'
import {
  acceptance,
  aftermath,
  anotherPortal,
  isOver,
  loginFact,
  newPortalUser,
  sentFacts,
  sessionFact,
  smsUser,
  textsTo,
  waitingLogin,
} from '../people.ts'

const minutes = (count: number): number => count * 60_000

const accepted = (outcome: string | undefined): boolean => outcome === 'accepted'

const twoTextMessages: RaceFamily = {
  name: 'two-text-messages',
  title: 'two logins that each ask for another SMS',
  async stage(scene) {
    const user = await smsUser(await newPortalUser(scene))
    const windows = [await waitingLogin(user), await waitingLogin(user)]
    await scene.advanceBy(minutes(2))
    const before = sentFacts(user)
    return {
      actions: windows.map((window, index) => ({
        who: `window ${index + 1}`,
        does: 'asks for another SMS',
        run: async () => acceptance(await window.requestAnotherSms()),
      })),
      async look() {
        // What a server that was killed had not sent is due again.
        await scene.advanceBy(minutes(1))
        return aftermath(user, before)
      },
    }
  },
  demands: [
    {
      row: 'SEC-COOLDOWN-01',
      says: 'within two minutes one SMS is sent, in however many windows it is asked for',
      holds: ({ SMS }) => Number(SMS) <= 1,
    },
    {
      row: 'SMS-06',
      says: 'after two minutes an SMS can be asked for again',
      holds: ({ 'window 1': one, 'window 2': other, SMS }) =>
        (!accepted(one) && !accepted(other)) || Number(SMS) === 1,
    },
  ],
  ends: [
    {
      name: 'one SMS is sent',
      is: ({ 'window 1': one, 'window 2': other, SMS }) => accepted(one) !== accepted(other) && SMS === '1',
    },
    {
      name: 'one SMS is sent, and the answer is lost',
      isOfRestart: true,
      is: ({ 'window 1': one, 'window 2': other, SMS }) => !accepted(one) && !accepted(other) && SMS === '1',
    },
  ],
}

/** A person whose number is to be verified, in a window that has asked for the Confirm Code. */
const unverified = { seamless: false }

const codeTwice: RaceFamily = {
  name: 'code-twice',
  title: 'a Confirm Code that is entered in two windows',
  async stage(scene) {
    const { mobileNumber: number } = scene.persona('Amara')
    const user = await newPortalUser(scene, { ...unverified, mobileNumber: { number, verified: false } })
    const other = await anotherPortal(user)
    await user.portal.verifyMobileNumber()
    await scene.settle()
    const code = codeIn(textsTo(user))
    return {
      actions: [
        {
          who: 'window 1',
          does: 'enters the Confirm Code, and looks at the settings',
          async run() {
            const answer = await user.portal.confirmMobileNumber(code)
            await user.portal.readSettings()
            return acceptance(answer)
          },
        },
        {
          who: 'window 2',
          does: 'enters it, too',
          run: async () => acceptance(await other.confirmMobileNumber(code)),
        },
      ],
      look: () => aftermath(user),
    }
  },
  demands: [
    {
      row: 'SEC-SINGLE-03',
      says: 'a Confirm Code confirms a number once',
      holds: ({ 'window 1': one, 'window 2': other }) => !accepted(one) || !accepted(other),
    },
    {
      row: 'SMS-08',
      says: 'a number that is confirmed has its check mark',
      holds: ({ settings, number }) => settings !== undefined || number?.endsWith('verified') === true,
    },
  ],
  ends: [
    {
      name: 'it counts in one of the windows',
      is: ({ 'window 1': one, 'window 2': other }) => accepted(one) !== accepted(other),
    },
    {
      name: 'it counts in one of the windows, and the answer is lost',
      isOfRestart: true,
      is: ({ 'window 1': one, 'window 2': other }) => !accepted(one) && !accepted(other),
    },
  ],
}

const otherNumber = '+12025550142'

const numberAndCode: RaceFamily = {
  name: 'number-and-code',
  title: 'a number that is changed while a Confirm Code is on its way to the former one',
  async stage(scene) {
    const { mobileNumber: number } = scene.persona('Amara')
    const user = await newPortalUser(scene, { ...unverified, mobileNumber: { number, verified: false } })
    const other = await anotherPortal(user)
    const before = textsTo(user).length
    return {
      actions: [
        {
          who: 'window 1',
          does: 'asks for a Confirm Code',
          isBeforehand: true,
          run: async () => acceptance(await user.portal.verifyMobileNumber()),
        },
        {
          who: 'window 2',
          does: 'changes the number',
          run: async () => acceptance(await other.changeMobileNumber(otherNumber)),
        },
        {
          who: 'the person',
          does: 'enters the code that has arrived',
          begins: () => textsTo(user).length > before,
          run: async () => acceptance(await user.portal.confirmMobileNumber(codeIn(textsTo(user)))),
        },
      ],
      look: async () => {
        // A person without an SLS device is enrolled in SMS soon after the number is verified.
        await scene.advanceBy(minutes(1))
        return aftermath(user)
      },
    }
  },
  demands: [
    {
      row: 'SEC-BIND-07',
      says: 'a Confirm Code confirms only the number that it was sent to',
      holds: ({ settings, number }) => settings !== undefined || number === otherNumber,
    },
  ],
  ends: [
    {
      name: 'the code is entered first',
      is: ({ 'the person': person, 'window 2': other }) => accepted(person) && accepted(other),
    },
    {
      name: 'the number is changed first',
      is: ({ 'the person': person, 'window 2': other }) => person === 'refused' && accepted(other),
    },
    {
      name: 'the code has not arrived in time',
      is: ({ 'the person': person, 'window 2': other }) => person === undefined && accepted(other),
    },
  ],
}

const securityCodeTwice: RaceFamily = {
  name: 'security-code-twice',
  title: 'a security code that is submitted twice in one login',
  async stage(scene) {
    const user = await smsUser(await newPortalUser(scene))
    const window = await waitingLogin(user)
    const code = codeIn(textsTo(user))
    return {
      actions: [
        {
          who: 'the window',
          does: 'submits the code, and asks whether it is logged in',
          async run() {
            const answer = await window.submitSecurityCode(code)
            await window.isLoggedIn()
            return acceptance(answer)
          },
        },
        {
          who: 'its copy',
          does: 'submits it, too',
          run: async () => acceptance(await window.submitSecurityCode(code)),
        },
      ],
      look: async () => ({
        login: await loginFact(window),
        session: await sessionFact(window),
        ...(await aftermath(user)),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-RACE-03',
      says: 'of right security codes that arrive at the same time, one opens a session',
      holds: ({ 'the window': one, 'its copy': other }) => !accepted(one) || !accepted(other),
    },
    {
      row: 'SEC-SINGLE-02',
      says: 'a code that is accepted logs its window in',
      holds: ({ 'the window': one, 'its copy': other, session }) =>
        (!accepted(one) && !accepted(other)) || session === 'open',
    },
  ],
  ends: [
    {
      name: 'it counts once',
      is: ({ 'the window': one, 'its copy': other }) => accepted(one) !== accepted(other),
    },
    {
      name: 'it counts once, and the answer is lost',
      isOfRestart: true,
      is: ({ login }) => isOver(login, 'loggedIn'),
    },
  ],
}

export const messageFamilies: readonly RaceFamily[] = [
  codeTwice,
  securityCodeTwice,
  numberAndCode,
  twoTextMessages,
]
