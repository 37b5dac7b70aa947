/** @module SLS devices that come and go while something is asked of them. */

import type { RaceFamily } from '../family.ts'
import {
  acceptance,
  idOfDevice,
  loginFact,
  newPortalUser,
  phoneWithIbKey,
  sessionFact,
  settingsFacts,
  waitingLogin,
} from '../people.ts'

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
      look: async () => ({
        login: await loginFact(window),
        session: await sessionFact(window),
        ...(await settingsFacts(user)),
      }),
    }
  },
  demands: [
    {
      row: 'SEC-BIND-15',
      says: 'once an SLS device is removed, what it was asked for opens nothing',
      holds: ({ 'the phone': phone, login, session }) =>
        phone === 'accepted' || login === 'loggedIn' || session === 'none',
    },
    {
      row: 'REG-02',
      says: 'an SLS device that was removed is there no more',
      holds: ({ 'Client Portal': portal, devices }) => portal !== 'accepted' || devices === 'none',
    },
    {
      row: 'PUSH-AND-02',
      says: 'a login that was approved is logged in',
      holds: ({ 'the phone': phone, session }) => phone !== 'accepted' || session === 'open',
    },
  ],
  ends: [
    {
      name: 'the approval comes first',
      is: ({ 'the phone': phone, session, devices }) =>
        phone === 'accepted' && session === 'open' && devices === 'none',
    },
    {
      name: 'the removal comes first',
      is: ({ 'the phone': phone, session, login, devices }) =>
        phone === 'refused' && session === 'none' && login === 'expired' && devices === 'none',
    },
    {
      name: 'the approval comes first, and its answer is lost',
      isOfRestart: true,
      is: ({ 'the phone': phone, session, login, devices }) =>
        phone === 'refused' && session === 'open' && login === 'loggedIn' && devices === 'none',
    },
  ],
}

export const deviceFamilies: readonly RaceFamily[] = [removalAndAnswer]
