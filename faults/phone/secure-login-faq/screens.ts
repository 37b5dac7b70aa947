import type { ButtonName, FieldName } from '../../../simulators/phone/app/app-screen.ts'
import type { PhoneFault } from '../../fault.ts'
import { arranging, wording } from '../support/app.ts'

const withoutButton = (unwanted: ButtonName) =>
  arranging(({ buttons }) => ({ buttons: buttons.filter(({ name }) => name !== unwanted) }))

const withoutField = (unwanted: FieldName) =>
  arranging(({ fields }) => ({ fields: fields.filter(({ name }) => name !== unwanted) }))

const faults: readonly PhoneFault[] = [
  {
    id: 'authenticate-missing',
    title: 'Services does not offer Authenticate.',
    subject: 'phone',
    violates: ['CR-AND-05', 'CR-IOS-04', 'SYNC-09'],
    inject: withoutButton('authenticate'),
  },
  {
    id: 'services-missing',
    title: 'Before the login the start screen has no Services.',
    subject: 'phone',
    violates: ['CR-AND-05', 'CR-IOS-04'],
    inject: withoutButton('services'),
  },
  {
    id: 'pin-field-missing',
    title: 'There is no field for the PIN beside the challenge.',
    subject: 'phone',
    violates: ['CR-AND-05'],
    inject: withoutField('pin'),
  },
  {
    id: 'challenge-field-mislabelled',
    title: 'The field for the challenge has another label.',
    subject: 'phone',
    violates: ['CR-AND-05', 'CR-IOS-04'],
    inject: wording(({ fields }) => ({ fields: { ...fields, challenge: 'Code' } })),
  },
  {
    id: 'generate-button-mislabelled',
    title: 'The button that generates the response has another label.',
    subject: 'phone',
    violates: ['CR-AND-05', 'CR-IOS-04'],
    inject: wording(({ buttons }) => ({ buttons: { ...buttons, generateResponse: 'Go' }, aliases: {} })),
  },
  {
    id: 'response-string-mislabelled',
    title: 'The Response String is shown under another label.',
    subject: 'phone',
    violates: ['CR-AND-06', 'CR-IOS-05', 'CR-IOS-06'],
    inject: wording(({ values }) => ({ values: { ...values, responseString: 'Result' } })),
  },
]

export default faults
