import type { ButtonName, ViewName } from '../../../simulators/phone/app/app-screen.ts'
import type { PhoneFault } from '../../fault.ts'
import { arranging, asking, isAndroid, wording } from '../support/app.ts'

const without = (unwanted: ButtonName, on: ViewName) =>
  arranging(({ name, buttons }) => ({
    buttons: name === on ? buttons.filter((button) => button.name !== unwanted) : buttons,
  }))

const faults: readonly PhoneFault[] = [
  {
    id: 'tampered-phone-answers',
    title: 'The app answers challenges on a jailbroken or rooted phone.',
    subject: 'phone',
    violates: ['XDEV-IOS-03', 'XDEV-AND-03', 'NOTIF-37', 'NOTIF-39'],
    inject: (parts) => ({
      ...parts,
      reasonUnusable: (use, fitness) => parts.reasonUnusable(use, { ...fitness, tampered: false }),
    }),
  },
  {
    id: 'authenticate-missing-for-strangers',
    title: 'Before the login there is no Authenticate behind Services.',
    subject: 'phone',
    violates: ['XDEV-IOS-04a', 'XDEV-AND-04a'],
    inject: without('authenticate', 'services'),
  },
  {
    id: 'authenticate-missing-in-the-menu',
    title: 'After the login there is no Authenticate in the menu.',
    subject: 'phone',
    violates: ['XDEV-IOS-04b', 'XDEV-AND-04b'],
    inject: without('authenticate', 'more'),
  },
  {
    id: 'menu-mislabelled',
    title: 'After the login the menu has another label, on both operating systems.',
    subject: 'phone',
    violates: ['XDEV-IOS-04b', 'XDEV-AND-04b'],
    inject: wording(({ buttons }) => ({ buttons: { ...buttons, more: 'Other' } })),
  },
  {
    id: 'second-question-after-the-pin',
    title: 'An Android phone asks for the PIN again after Generate Response.',
    subject: 'phone',
    violates: ['XDEV-AND-06'],
    inject: asking(['response'], isAndroid, ['pin']),
  },
  {
    id: 'pin-in-any-case',
    title: 'Capitals and small letters of the PIN are the same to the app.',
    subject: 'phone',
    violates: ['XDEV-AND-05'],
    inject: (parts) => ({
      ...parts,
      elementMatches: (asked, given, registered) =>
        parts.elementMatches(
          asked,
          { ...given, proof: given.proof.toLowerCase() },
          registered?.toLowerCase(),
        ),
    }),
  },
  {
    id: 'dismissed-question-is-no-obstacle',
    title: 'The response is shown although the question for the security element was dismissed.',
    subject: 'phone',
    violates: ['XDEV-IOS-06'],
    inject: (parts) => ({
      ...parts,
      proceedsAfterPrompt: (outcome, purpose) =>
        (outcome === 'cancelled' && purpose === 'response') || parts.proceedsAfterPrompt(outcome, purpose),
    }),
  },
]

export default faults
