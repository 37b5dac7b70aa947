/** @module Apps that lead the wrong way through an activation, a migration or a reactivation. */

import type { AppScreen, ButtonName, FieldName, ViewName } from '../../../simulators/phone/app/app-screen.ts'
import type { PhoneFault } from '../../fault.ts'
import { arranging, asking, wording } from '../support/app.ts'

const renamed = (button: ButtonName) =>
  wording(({ buttons }) => ({ buttons: { ...buttons, [button]: 'Go' }, aliases: {} }))

const fieldRenamed = (field: FieldName) =>
  wording(({ fields }) => ({ fields: { ...fields, [field]: 'Text' } }))

const renamedOn = (view: ViewName, button: ButtonName) =>
  arranging(({ name, buttons }) => ({
    buttons: buttons.map((one) => (name === view && one.name === button ? { ...one, label: 'Yes' } : one)),
  }))

const faults: readonly PhoneFault[] = [
  {
    id: 'nothing-offered-on-a-second-phone',
    title: 'The app on a second phone offers nothing after the login.',
    subject: 'phone',
    violates: ['MIG-01', 'MIG-IOS-02', 'MIG-AND-02', 'REACT-A-01'],
    inject: (parts) => ({ ...parts, offeredOptions: () => [] }),
  },
  {
    id: 'keychain-outlives-the-app',
    title: 'The keys of IB Key are still there when the app is installed again.',
    subject: 'phone',
    violates: ['REACT-A-01'],
    inject: (parts) => ({
      ...parts,
      dataAfterUninstall: (data) => ({ ...parts.dataAfterUninstall(data), activation: data.activation }),
    }),
  },
  {
    id: 'migration-always-offered',
    title: 'The app offers a migration to everybody.',
    subject: 'phone',
    violates: ['MIG-IOS-02', 'MIG-AND-02'],
    inject: (parts) => ({ ...parts, offeredOptions: () => ['migrate'] }),
  },
  {
    id: 'log-in-mislabelled',
    title: 'The button of the first page is not labelled Log In.',
    subject: 'phone',
    violates: ['MIG-IOS-01', 'MIG-AND-01'],
    inject: renamed('logIn'),
  },
  {
    id: 'migrate-mislabelled',
    title: 'The option is not labelled Migrate IB Key.',
    subject: 'phone',
    violates: ['MIG-IOS-02', 'MIG-AND-02'],
    inject: renamed('migrateIbKey'),
  },
  {
    id: 'confirmation-mislabelled',
    title: 'The page that confirms the choice has another button.',
    subject: 'phone',
    violates: ['MIG-IOS-03', 'MIG-AND-03'],
    inject: renamedOn('confirm', 'migrateIbKey'),
  },
  {
    id: 'continue-mislabelled',
    title: 'The button below the instructions is not labelled Continue.',
    subject: 'phone',
    violates: ['MIG-IOS-04', 'MIG-AND-04'],
    inject: renamed('continue'),
  },
  {
    id: 'repeat-pin-mislabelled',
    title: 'The second field for the PIN is not labelled Repeat PIN.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: fieldRenamed('repeatPin'),
  },
  {
    id: 'repeated-pin-not-compared',
    title: 'The second PIN is not looked at.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: () => true }),
  },
  {
    id: 'repeated-pin-in-any-case',
    title: 'The second PIN may differ in its case.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: (pin, again) => pin.toLowerCase() === again.toLowerCase() }),
  },
  {
    id: 'first-four-of-the-pin-compared',
    title: 'Only the first four characters of the two PINs are compared.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: (pin, again) => pin.slice(0, 4) === again.slice(0, 4) }),
  },
  {
    id: 'beginning-of-the-pin-repeated',
    title: 'The second PIN may be a beginning of the first.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: (pin, again) => again !== '' && pin.startsWith(again) }),
  },
  {
    id: 'repeated-pin-left-empty',
    title: 'The PIN does not have to be repeated.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: (pin, again) => again === '' || parts.pinsMatch(pin, again) }),
  },
  {
    id: 'repeated-pin-with-blanks',
    title: 'The second PIN may have blanks around it.',
    subject: 'phone',
    violates: ['MIG-AND-11'],
    inject: (parts) => ({ ...parts, pinsMatch: (pin, again) => parts.pinsMatch(pin, again.trim()) }),
  },
  {
    id: 'done-leads-nowhere',
    title: 'The last page of an activation stays when Done is tapped.',
    subject: 'phone',
    violates: ['MIG-IOS-09', 'MIG-AND-13'],
    inject(parts) {
      let last: AppScreen | undefined
      return {
        ...parts,
        renderedScreen(screen) {
          if (screen.name === 'done') last = screen
          return parts.renderedScreen(last ?? screen)
        },
      }
    },
  },
  {
    id: 'dismissed-question-activates',
    title: 'IB Key is activated although the question for the security element was dismissed.',
    subject: 'phone',
    violates: ['REACT-A-03', 'REACT-B-05'],
    inject: (parts) => ({
      ...parts,
      proceedsAfterPrompt: (outcome, purpose) =>
        (outcome === 'cancelled' && purpose === 'activation') || parts.proceedsAfterPrompt(outcome, purpose),
    }),
  },
  {
    id: 'iphone-activates-without-element',
    title: 'An iPhone asks for no security element when IB Key is activated.',
    subject: 'phone',
    violates: ['REACT-A-03', 'REACT-B-05'],
    inject: asking(['activation'], ({ os }) => os === 'iOS', []),
  },
]

export default faults
