/** @module Text messages and notifications that are asked for at the same time. */

import type { RaceFamily } from '../family.ts'
import { acceptance, newPortalUser, sentFacts, settingsFacts, smsUser, waitingLogin } from '../people.ts'

const minutes = (count: number): number => count * 60_000

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
        return { ...sentFacts(user, before), ...(await settingsFacts(user)) }
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
        (one !== 'accepted' && other !== 'accepted') || Number(SMS) === 1,
    },
  ],
  ends: [
    {
      name: 'one SMS is sent',
      is: ({ 'window 1': one, 'window 2': other, SMS }) =>
        (one === 'accepted') !== (other === 'accepted') && SMS === '1',
    },
    {
      name: 'one is decided on, and its answer is lost',
      isOfRestart: true,
      is: ({ 'window 1': one, 'window 2': other, SMS }) =>
        one === 'refused' && other === 'refused' && SMS === '1',
    },
  ],
}

export const messageFamilies: readonly RaceFamily[] = [twoTextMessages]
