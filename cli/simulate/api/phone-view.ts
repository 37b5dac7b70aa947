/** @module A phone as the API of `sls simulate` shows it, and what can be done with it there. */

import type { z } from 'zod'
import { phonePicture } from '../../../reports/film/phone-picture.ts'
import type { RunningPhone } from '../../../simulators/standalone/phone.ts'
import type { phoneAction, phoneView } from './schemas.ts'

export function viewOfPhone(phone: RunningPhone): z.infer<typeof phoneView> {
  const { title, notes, notifications } = phonePicture(phone)
  const ids = phone.notifications().map(({ id }) => id)
  const pushToken = phone.pushToken()
  return {
    name: phone.name,
    os: phone.os,
    model: phone.model,
    ...(phone.number !== undefined && { number: phone.number }),
    ...(pushToken !== undefined && { pushToken }),
    installed: phone.isInstalled(),
    state: { ...phone.state() },
    screen: { title, notes },
    notifications: notifications.map((one, at) => ({ id: ids[at] ?? '', ...one })),
    textMessages: [...phone.messages()],
  }
}

type PhoneActionOf = z.infer<typeof phoneAction>['action']

const actions: Readonly<Record<PhoneActionOf, (phone: RunningPhone) => unknown>> = {
  renewToken: (phone) => phone.renewPushToken(),
  uninstall: (phone) => phone.uninstall(),
  install: (phone) => phone.install(),
  clear: (phone) => phone.clear(),
}

export const performPhoneAction = async (phone: RunningPhone, action: PhoneActionOf): Promise<void> =>
  void (await actions[action](phone))
