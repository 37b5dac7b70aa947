/** @module SLS devices that come and go while something is asked of them. */

import { tokenIn } from '../../drivers/ports/text-messages.ts'
import type { Facts, RaceFamily } from '../family.ts'
import {
  acceptance,
  aftermath,
  anotherPortal,
  approvalOf,
  hasDevices,
  idOfDevice,
  isOver,
  linkedChallenge,
  loginFact,
  newPortalUser,
  phoneWithIbKey,
  reachActivationPage,
  sentFacts,
  sessionFact,
  shownChallenge,
  textsTo,
  waitingLogin,
} from '../people.ts'
import { loginAndAftermath } from './answers.ts'

const accepted = (outcome: string | undefined): boolean => outcome === 'accepted'

const approvalAndMigration: RaceFamily = {
  name: 'approval-and-migration',
  title: 'an approval on the old phone and the migration to a new one',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const old = await phoneWithIbKey(user)
    const phone = await scene.phone(user.persona, 'iPhone with Face ID')
    await reachActivationPage(user, phone)
    const token = tokenIn(textsTo(user))
    const window = await waitingLogin(user)
    const approve = await approvalOf(old)
    const activation = scene.modifiedActivation(phone)
    const before = sentFacts(user)
    return {
      actions: [
        { who: 'the old phone', does: 'approves the login', run: approve },
        {
          who: 'the new phone',
          does: 'activates IB Key',
          run: async () =>
            acceptance(await activation.activate({ token, element: phone.element, attestation: 'genuine' })),
        },
      ],
      async look() {
        const login = { login: await loginFact(window), session: await sessionFact(window) }
        const active = await old.app.canReadRequest(old.phone)
        // What a server that was killed had not sent is due again.
        await scene.advanceBy(60_000)
        return {
          ...login,
          'the old phone afterwards': active ? 'active' : 'inactive',
          ...(await aftermath(user, before)),
        }
      },
    }
  },
  demands: [
    {
      row: 'MIG-02',
      says: 'IB Key is active on one phone only',
      holds: (facts) =>
        hasDevices(facts, 'ibKey') &&
        (facts['the new phone'] !== 'accepted' || facts['the old phone afterwards'] === 'inactive'),
    },
    {
      row: 'SEC-BIND-15',
      says: 'once an SLS device is replaced, what it was asked for opens nothing',
      holds: ({ 'the old phone': old, session, login }) =>
        accepted(old) || isOver(login, 'loggedIn') || session === 'none',
    },
    {
      row: 'PUSH-AND-07',
      says: 'a login that was approved moves ahead by itself',
      holds: ({ 'the old phone': old, session }) => old !== 'accepted' || session === 'open',
    },
    {
      row: 'SEC-NOTICE-01',
      says: 'the person is notified once that IB Key has become active',
      holds: ({ 'the new phone': phone, SMS }) => phone !== 'accepted' || SMS === '1',
    },
  ],
  ends: [
    {
      name: 'the approval comes first',
      is: ({ 'the old phone': old, session, 'the new phone': phone }) =>
        accepted(old) && session === 'open' && accepted(phone),
    },
    {
      name: 'the migration comes first',
      is: ({ 'the old phone': old, session, 'the new phone': phone }) =>
        old === 'refused' && session === 'none' && accepted(phone),
    },
    {
      name: 'an answer is lost',
      isOfRestart: true,
      is: ({ 'the old phone afterwards': old }) => old === 'inactive',
    },
  ],
}

const twoMigrations: RaceFamily = {
  name: 'two-migrations',
  title: 'two phones that IB Key migrates to',
  async stage(scene) {
    const user = await newPortalUser(scene, { mobileNumber: undefined })
    const device = await scene.provisionSecurityDevice(user.persona, true)
    await phoneWithIbKey(user)
    const iPhone = await scene.phone(user.persona, 'iPhone with Face ID')
    await reachActivationPage(user, iPhone)
    const token = device.respond(shownChallenge(iPhone))
    const android = await scene.phone(user.persona, 'Android with fingerprint sensor')
    await reachActivationPage(user, android)
    const onAndroid = scene.modifiedActivation(android)
    await onAndroid.verify(device.respond(shownChallenge(android)))
    const onIPhone = scene.modifiedActivation(iPhone)
    return {
      actions: [
        {
          who: 'the iPhone',
          does: 'activates IB Key with the response of the security device',
          run: async () =>
            acceptance(await onIPhone.activate({ token, element: iPhone.element, attestation: 'genuine' })),
        },
        {
          who: 'the Android phone',
          does: 'activates IB Key with a PIN',
          run: async () => acceptance(await onAndroid.activate({ pin: '7new', attestation: 'genuine' })),
        },
      ],
      look: () => aftermath(user),
    }
  },
  demands: [
    {
      row: 'MIG-02',
      says: 'IB Key is active on one phone only, that of the one activation that was accepted',
      holds: (facts) =>
        !(accepted(facts['the iPhone']) && accepted(facts['the Android phone'])) &&
        hasDevices(facts, 'ibKey physical'),
    },
  ],
  ends: [
    {
      name: 'the iPhone has it',
      is: ({ 'the iPhone': one, 'the Android phone': other }) => accepted(one) && other === 'refused',
    },
    {
      name: 'the Android phone has it',
      is: ({ 'the iPhone': one, 'the Android phone': other }) => accepted(other) && one === 'refused',
    },
    {
      name: 'one has it, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the iPhone': one, 'the Android phone': other }) => one === 'refused' && other === 'refused',
    },
  ],
}

const removalAndAnswer: RaceFamily = {
  name: 'removal-and-answer',
  title: 'the removal of IB Key and its approval of a login',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const phone = await phoneWithIbKey(user)
    const window = await waitingLogin(user)
    const id = await idOfDevice(user, 'ibKey')
    return {
      actions: [
        {
          who: 'Client Portal',
          does: 'removes IB Key',
          run: async () => acceptance(await user.portal.removeDevice(id)),
        },
        {
          who: 'the phone',
          does: 'reads the request, and approves it',
          run: () =>
            phone.app.approve({ element: phone.phone.element, signature: 'valid', attestation: 'genuine' }),
        },
      ],
      look: loginAndAftermath(user, window, {}),
    }
  },
  demands: [
    {
      row: 'SEC-BIND-15',
      says: 'once an SLS device is removed, it is there no more, and what it was asked for opens nothing',
      holds: (facts) =>
        (facts['Client Portal'] !== 'accepted' || hasDevices(facts, 'none')) &&
        (accepted(facts['the phone']) || isOver(facts.login, 'loggedIn') || facts.session === 'none'),
    },
    {
      row: 'PUSH-AND-07',
      says: 'a login that was approved moves ahead by itself',
      holds: ({ 'the phone': phone, session }) => phone !== 'accepted' || session === 'open',
    },
  ],
  ends: [
    {
      name: 'the approval comes first',
      is: ({ 'the phone': phone, session }) => accepted(phone) && session === 'open',
    },
    {
      name: 'the removal comes first',
      is: ({ 'the phone': phone, session, login }) =>
        phone === 'refused' && session === 'none' && isOver(login, 'expired'),
    },
    {
      name: 'the approval comes first, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the phone': phone, session, login }) =>
        phone === 'refused' && session === 'open' && isOver(login, 'loggedIn'),
    },
  ],
}

const syncAndRotation: RaceFamily = {
  name: 'sync-and-rotation',
  title: 'a phone that brings its new registration along, a notification to the old one, and a response',
  async stage(scene) {
    const user = await newPortalUser(scene)
    const phone = await phoneWithIbKey(user)
    await phone.phone.renewPushToken()
    const { username, password } = user.persona
    const window = await scene.driver.open('tws', 'en')
    let challenge = ''
    return {
      actions: [
        {
          who: 'the login',
          does: 'begins, with a notification to a registration that is no more',
          isBeforehand: true,
          async run() {
            const answer = await window.logIn(username, password)
            challenge = await linkedChallenge(window)
            return acceptance(answer)
          },
        },
        {
          who: 'the phone',
          does: 'synchronises',
          async run() {
            await phone.phone.launch()
            return 'done'
          },
        },
        {
          who: 'the window',
          does: 'submits the response',
          run: async () => acceptance(await window.submitResponse(phone.app.respond(challenge))),
        },
      ],
      look: async (): Promise<Facts> => {
        const first = sentFacts(user)
        const after = await loginAndAftermath(user, window, first)()
        const notified = sentFacts(user, first).notifications ?? '0'
        const next = await waitingLogin(user)
        await next.submitResponse(phone.app.respond(await linkedChallenge(next)))
        const before = sentFacts(user)
        await waitingLogin(user)
        return {
          ...after,
          'notified of the next login': notified,
          'notified of the login after it': sentFacts(user, before).notifications ?? '0',
        }
      },
    }
  },
  demands: [
    {
      row: 'SYNC-14',
      says: 'a response that is accepted logs its window in',
      holds: ({ 'the window': window, session }) => window !== 'accepted' || session === 'open',
    },
    {
      row: 'SYNC-15',
      says: 'after a login by response the notification arrives again',
      holds: ({ 'notified of the next login': next, 'notified of the login after it': later }) =>
        next === '1' || later === '1',
    },
  ],
  ends: [
    {
      name: 'the new registration is used',
      is: ({ 'the window': window, session }) => accepted(window) && session === 'open',
    },
    {
      name: 'the new registration is used, and the answer to the response is lost',
      isOfRestart: true,
      is: ({ 'the window': window, login }) => window === 'refused' && isOver(login, 'loggedIn'),
    },
  ],
}

const optOutAndLogin: RaceFamily = {
  name: 'opt-out-and-login',
  title: 'the opt-out and a login',
  async stage(scene) {
    const user = await newPortalUser(scene, { seamless: false })
    const observer = { ...user, portal: await anotherPortal(user) }
    await phoneWithIbKey(user)
    const { username, password } = user.persona
    const window = await scene.driver.open('tws', 'en')
    return {
      actions: [
        {
          who: 'Client Portal',
          does: 'opts out',
          run: async () => acceptance(await user.portal.setOptOut(true, username, password)),
        },
        {
          who: 'the window',
          does: 'logs in',
          async run() {
            const answer = await window.logIn(username, password)
            return answer.kind === 'login' ? answer.state : answer.code
          },
        },
      ],
      look: loginAndAftermath(observer, window, {}),
    }
  },
  demands: [
    {
      row: 'REG-03',
      says: 'whoever has opted out is asked for the password alone',
      holds: ({ 'the next login': next }) => next === 'loggedIn',
    },
    {
      row: 'SEC-SESSION-03',
      says: 'a login before its second factor opens nothing',
      holds: ({ 'the window': window, session }) => window !== 'challenge' || session === 'none',
    },
  ],
  ends: [
    { name: 'the login comes first', is: ({ 'the window': window }) => window === 'challenge' },
    {
      name: 'the opt-out comes first',
      is: ({ 'the window': window, session }) => window === 'loggedIn' && session === 'open',
    },
  ],
}

export const deviceFamilies: readonly RaceFamily[] = [
  approvalAndMigration,
  twoMigrations,
  optOutAndLogin,
  syncAndRotation,
  removalAndAnswer,
]
