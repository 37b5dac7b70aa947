/** @module Servers with another wording of a label, where the articles have more than one (AMB-02, AMB-12). */

import type { Labels } from '../../../reference-server/screens/labels/labels.ts'
import type { ServerFault } from '../../fault.ts'
import { labels } from '../support/parts.ts'
import { variant } from '../support/variant.ts'

const wording = (
  id: string,
  title: string,
  { en = {}, ru = {} }: { readonly en?: Partial<Labels>; readonly ru?: Partial<Labels> },
): ServerFault => variant(id, title, (parts) => labels('ru', ru)(labels('en', en)(parts)))

export default [
  wording('link-about-the-message', 'The link asks whether the message was received.', {
    en: { notReceived: 'Click here if you did not receive the message' },
  }),
  wording('opting-out-in-full', 'The button to opt out has the words of the article.', {
    en: { optOut: 'Opt out of the Secure Login System' },
  }),
  wording('challenge-alone', 'The Challenge code is shown as "Challenge" (AMB-35).', {
    en: { challengeCode: 'Challenge' },
  }),
  wording('english-labels-in-brackets', 'Russian labels have the English ones behind them, in brackets.', {
    ru: {
      confirmationNumber: 'Код подтверждения (Confirmation Number)',
      mobileNumber: 'Номер мобильного телефона (Mobile Number)',
      verify: 'ПОДТВЕРДИТЬ (VERIFY)',
      continue: 'ДАЛЕЕ (CONTINUE)',
      securityCode: 'Код безопасности (Security Code)',
      settings: 'Настройки (Settings)',
      userSettings: 'Настройки пользователя (User Settings)',
      login: 'Вход (Login)',
    },
  }),
]
