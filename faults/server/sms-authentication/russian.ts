import { referenceLabels } from '../../../reference-server/screens/labels/languages.ts'
import type { ServerFault } from '../../fault.ts'
import { labels } from '../support/parts.ts'

const english = referenceLabels.en

const faults: readonly ServerFault[] = [
  {
    id: 'settings-not-translated',
    title: 'The side menu shows English in Russian.',
    subject: 'server',
    violates: ['SMS-RU-04'],
    inject: labels('ru', { settings: english.settings, userSettings: english.userSettings }),
  },
  {
    id: 'user-settings-key-shown',
    title: 'The menu shows the key of a missing translation.',
    subject: 'server',
    violates: ['SMS-RU-04'],
    inject: labels('ru', { userSettings: 'menu.userSettings' }),
  },
  {
    id: 'mobile-number-not-translated',
    title: 'The gear of the mobile number is labelled in English in Russian.',
    subject: 'server',
    violates: ['SMS-RU-05'],
    inject: labels('ru', { mobileNumber: english.mobileNumber }),
  },
  {
    id: 'verify-not-translated',
    title: 'The button that sends the code is labelled VERIFY in Russian.',
    subject: 'server',
    violates: ['SMS-RU-06'],
    inject: labels('ru', { verify: english.verify }),
  },
  {
    id: 'russian-sms-without-code',
    title: 'The Russian text of the SMS has lost its place for the code.',
    subject: 'server',
    violates: ['SMS-RU-07'],
    inject: (parts) => ({
      ...parts,
      messages: {
        ...parts.messages,
        ru: {
          ...parts.messages.ru,
          sms: { ...parts.messages.ru.sms, verifyNumber: () => 'Ваш код подтверждения: {code}.' },
        },
      },
    }),
  },
  {
    id: 'confirmation-number-not-translated',
    title: 'The box for the code is labelled in English in Russian.',
    subject: 'server',
    violates: ['SMS-RU-10'],
    inject: labels('ru', { confirmationNumber: english.confirmationNumber }),
  },
  {
    id: 'continue-not-translated',
    title: 'The button that goes on is labelled CONTINUE in Russian.',
    subject: 'server',
    violates: ['SMS-RU-10'],
    inject: labels('ru', { continue: english.continue }),
  },
  {
    id: 'sms-verified-not-translated',
    title: 'The column of the check mark is labelled in English in Russian.',
    subject: 'server',
    violates: ['SMS-RU-11'],
    inject: labels('ru', { smsVerified: english.smsVerified }),
  },
  {
    id: 'login-not-translated',
    title: 'The button of the login window is labelled Login in Russian.',
    subject: 'server',
    violates: ['SMS-RU-15'],
    inject: labels('ru', { login: english.login }),
  },
  {
    id: 'security-code-not-translated',
    title: 'The box for the code of the login is labelled in English in Russian.',
    subject: 'server',
    violates: ['SMS-RU-17'],
    inject: labels('ru', { securityCode: english.securityCode }),
  },
  {
    id: 'russian-tws-button-mislabelled',
    title: 'The button beside the code is not labelled OK in the Russian TWS.',
    subject: 'server',
    violates: ['SMS-RU-17'],
    inject: labels('ru', { ok: 'Готово' }),
  },
  {
    id: 'russian-sms-with-a-wrong-digit',
    title: 'The Russian SMS of a login shows another last digit than the one that is accepted.',
    subject: 'server',
    violates: ['SMS-RU-17'],
    inject: (parts) => ({
      ...parts,
      messages: {
        ...parts.messages,
        ru: {
          ...parts.messages.ru,
          sms: {
            ...parts.messages.ru.sms,
            login: (code) => parts.messages.ru.sms.login(`${code.slice(0, -1)}${9 - Number(code.at(-1))}`),
          },
        },
      },
    }),
  },
]

export default faults
