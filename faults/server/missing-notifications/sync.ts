/** @module Registrations that stay out of date, or that anybody may change; sessions and devices that do not end. */

import type { Control } from '../../../contract/screen.ts'
import type { ServerFault } from '../../fault.ts'
import { labels, loginScreens, rules, screens } from '../support/parts.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'offered-registration-ignored',
    title: 'A newer registration of the phone is never taken over.',
    subject: 'server',
    violates: ['SYNC-02', 'SYNC-03', 'SYNC-15'],
    inject: rules(() => ({ pushTokenOfferAccepted: () => false })),
  },
  {
    id: 'log-out-ends-nothing',
    title: 'The session stays good after its owner has logged out.',
    subject: 'server',
    violates: ['SYNC-15'],
    inject: rules(() => ({ logOutEnds: () => false })),
  },
  {
    id: 'ended-devices-in-the-drop-down',
    title: 'Devices that are no longer active can still be chosen.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules(() => ({ deviceIsActive: () => true })),
  },
  {
    id: 'removed-device-still-answers',
    title: 'A physical security device that was removed still answers the challenge of a login that is open.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      loginDeviceStands: (login, active) =>
        login.stage.at === 'challenge' || right.loginDeviceStands(login, active),
    })),
  },
  {
    id: 'drop-down-names-each-once',
    title: 'Of devices with one name the drop-down has one entry.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: loginScreens((screen) => ({
      ...screen,
      controls: screen.controls.filter(
        ({ kind, label }, at, all) =>
          kind !== 'choice' || all.findIndex((one) => one.kind === kind && one.label === label) === at,
      ),
    })),
  },
  {
    id: 'any-entry-of-the-drop-down',
    title: 'An entry that is not in the drop-down is taken for the first that is.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      chosenDevice: (active, deviceId) => right.chosenDevice(active, deviceId) ?? active[0],
    })),
  },
  {
    id: 'drop-down-for-one-device',
    title: 'People with one device have to choose it.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules(() => ({ deviceChoiceRequired: (active) => active.length > 0 })),
  },
  {
    id: 'drop-down-in-client-portal-only',
    title: 'Trading platforms take the first device and offer no other.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      deviceChoiceRequired: (active, platform) =>
        platform === 'clientPortal' && right.deviceChoiceRequired(active, platform),
    })),
  },
  {
    id: 'suspended-devices-in-the-drop-down',
    title: 'A device that is suspended can be chosen like an active one.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      deviceIsActive: (device) => device.status === 'suspended' || right.deviceIsActive(device),
    })),
  },
  {
    id: 'whatever-is-chosen-the-first',
    title: 'Whatever entry of the drop-down is chosen, the first one is asked.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      chosenDevice: (active, deviceId) => right.chosenDevice(active, deviceId) && active[0],
    })),
  },
  {
    id: 'no-registration-no-device',
    title: 'A phone that no push service has registered is no SLS device.',
    subject: 'server',
    violates: ['NOTIF-39'],
    inject: rules((right) => ({
      deviceIsActive: (device) =>
        right.deviceIsActive(device) && (device.type !== 'ibKey' || device.pushToken !== undefined),
    })),
  },
  {
    id: 'dead-registration-no-device',
    title: 'A phone whose registration has turned out dead is no SLS device any more.',
    subject: 'server',
    violates: ['NOTIF-39'],
    inject: (parts) => {
      const dead = new Set<string | undefined>()
      return {
        ...rules((right) => ({
          deviceIsActive: (device) =>
            right.deviceIsActive(device) && !(device.type === 'ibKey' && dead.has(device.pushToken)),
        }))(parts),
        async sendPush(message) {
          const answer = await parts.sendPush(message)
          if (answer === 'unregistered') dead.add(message.token)
          return answer
        },
      }
    },
  },
  {
    id: 'link-although-no-message-was-sent',
    title: 'The link for people without a notification is shown where none was sent.',
    subject: 'server',
    violates: ['SYNC-07'],
    inject: screens((right) => ({
      login: (view, words) => {
        const screen = right.login(view, words)
        const link: Control = { label: words.notReceived, kind: 'link', operation: 'askForChallenge' }
        return view.state === 'challenge' ? { ...screen, controls: [...screen.controls, link] } : screen
      },
    })),
  },
  {
    id: 'portal-login-button-mislabelled',
    title: 'The button of the login screen reads Go.',
    subject: 'server',
    violates: ['SYNC-05'],
    inject: labels('en', { login: 'Go' }),
  },
]

export default faults
