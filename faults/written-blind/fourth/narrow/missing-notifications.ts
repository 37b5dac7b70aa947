/** @module Narrow shapes: the switch of Seamless Authentication, registrations that are offered, and the drop-down. */

import { z } from 'zod'
import type { IbKey, SlsDevice } from '../../../../reference-server/domain/model/sls-device.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

const pendingOffer = (devices: readonly SlsDevice[], id: string): IbKey | undefined => {
  const device = devices.find((one) => one.id === id)
  return device?.type === 'ibKey' && device.offeredPushToken ? device : undefined
}

const listed = z.array(z.unknown()).catch([])
const withControls = z.looseObject({ controls: z.array(z.looseObject({ kind: z.string() })) })

export default [
  wrong(
    'opting-in-again-begins-with-notifications',
    'Whoever has opted out and in again is notified although Seamless Authentication is off.',
    ['NOTIF-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(seamless || here().account?.optedOut === false, unanswered, profile),
      })),
  ),
  wrong(
    'a-switch-that-is-moved-back-is-saved-as-moved',
    'Where the switch of Seamless Authentication is moved there and back, Save keeps what it was in between.',
    ['NOTIF-12'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, string>(),
        (memory, right) =>
          knowing(right, (here) => ({
            screens: {
              ...right.screens,
              portal(page, view, words) {
                const screen = right.screens.portal(page, view, words)
                const { operation, bearer } = here()
                if (operation !== 'openPortal') return screen
                const before = memory().get(bearer) ?? ''
                memory().set(bearer, page)
                const isMovedBack =
                  page.startsWith('seamless-') && before.startsWith('seamless-') && page !== before
                if (!screen || !isMovedBack) return screen
                const controls = screen.controls.map((control) =>
                  control.operation === 'setSeamless'
                    ? { ...control, body: { enabled: before === 'seamless-enabled' } }
                    : control,
                )
                return { ...screen, controls }
              },
            },
          })),
      ),
  ),
  wrong(
    'the-first-offer-of-a-registration-stays',
    'A phone that registers twice before its next login is reached by the first of the two registrations, which is dead.',
    ['SYNC-02'],
    (parts) =>
      revisingAfter(parts, ['offerPushToken'], (after, before) => ({
        ...after,
        devices: after.devices.map((device) => {
          const first = pendingOffer(before.devices, device.id)
          return first && device.type === 'ibKey'
            ? { ...device, pushToken: first.pushToken, offeredPushToken: first.offeredPushToken }
            : device
        }),
      })),
  ),
  wrong(
    'the-drop-down-has-room-for-two',
    'Of three SLS devices the drop-down shows the first two.',
    ['SYNC-06'],
    (parts) =>
      answering(parts, (answer) => {
        const { state, devices, screen } = answer.json
        if (state !== 'chooseDevice' || listed.parse(devices).length < 3) return undefined
        const shown = withControls.safeParse(screen).data
        const hidden = shown?.controls.filter(({ kind }) => kind === 'choice').slice(2) ?? []
        const cut = shown && {
          ...shown,
          controls: shown.controls.filter((control) => !hidden.includes(control)),
        }
        return {
          ...answer,
          json: { ...answer.json, devices: listed.parse(devices).slice(0, 2), screen: cut ?? screen },
        }
      }),
  ),
  wrong(
    'ib-key-without-a-registration-cannot-be-chosen',
    'IB Key on a phone that nothing registers for notifications stands in the drop-down, but cannot be chosen.',
    ['NOTIF-39'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        chosenDevice(active, deviceId) {
          const device = rules.chosenDevice(active, deviceId)
          return device?.type === 'ibKey' && device.pushToken === undefined ? undefined : device
        },
      })),
  ),
]
