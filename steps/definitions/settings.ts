/** @module The settings in Client Portal: mobile number, SLS devices, Seamless Authentication, opting out. */

import type { SlsDeviceType } from '../../contract/primitives.ts'
import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { clickPath } from '../tasks/login.ts'
import {
  noteBelongings,
  openSeamlessSwitch,
  optOutWithWrongPassword,
  readSettings,
  removeDevice,
  removePhysicalDevice,
  requireSwitch,
  setOptOut,
  verifyAnyDevice,
  verifyBelongingsUnchanged,
  verifyCheckMark,
  verifyNumberVerified,
  verifyPhysicalDevice,
  verifySeamless,
  verifySetting,
  verifySmsEnrolled,
} from '../tasks/settings.ts'

step(
  ['{persona} clicks the gear beside {label}', '{persona} нажимает на шестеренку рядом с полем {label}'],
  async (actor: Actor, label: ScreenLabel) => {
    actor.record(await actor.window.click(label))
  },
)

step('{persona} opens the settings of the Secure Login System', (actor: Actor) =>
  clickPath(actor, ['Settings', 'User Settings', 'Secure Login System']),
)

// Mobile number

outcome(
  [
    'a green check mark is shown to {persona} in the column {label}',
    '{persona} видит зеленую галочку в столбце {label}',
  ],
  (actor: Actor, column: ScreenLabel) => verifyCheckMark(actor, column, true),
)

outcome(
  [
    'no check mark is shown to {persona} in the column {label}',
    '{persona} не видит галочки в столбце {label}',
  ],
  (actor: Actor, column: ScreenLabel) => verifyCheckMark(actor, column, false),
)

step(
  [
    '{persona} opens the mobile number in the settings again',
    '{persona} снова открывает номер мобильного телефона в настройках',
  ],
  async (actor: Actor) => {
    await readSettings(actor)
  },
)

outcome(['the mobile number of {persona} is verified', 'номер {persona} подтвержден'], (actor: Actor) =>
  verifyNumberVerified(actor, true),
)

outcome(
  ['the mobile number of {persona} is not verified', 'номер {persona} не подтвержден'],
  (actor: Actor) => verifyNumberVerified(actor, false),
)

// SLS devices

outcome(
  ['{persona} is enrolled in SMS authentication', 'для {persona} подключена аутентификация по SMS'],
  (actor: Actor) => verifySmsEnrolled(actor, true),
)

outcome(
  ['{persona} is not enrolled in SMS authentication', 'для {persona} не подключена аутентификация по SMS'],
  (actor: Actor) => verifySmsEnrolled(actor, false),
)

step(
  '{persona} removes the {slsDevice} of {persona} from the SLS devices',
  (actor: Actor, type: SlsDeviceType, owner: Actor) => removeDevice(actor, type, owner),
)

step('{persona} removes the physical device that has answered from the SLS devices', (actor: Actor) =>
  removePhysicalDevice(actor, ({ id }) => id === actor.securityDevice.id),
)

step('{persona} removes the physical device that has not answered from the SLS devices', (actor: Actor) =>
  removePhysicalDevice(actor, ({ id }) => id !== actor.securityDevice.id),
)

outcome('{persona} still has an SLS device', verifyAnyDevice)

outcome('{persona} has the physical device among the SLS devices', (actor: Actor) =>
  verifyPhysicalDevice(actor, true),
)

outcome('{persona} has no physical device among the SLS devices', (actor: Actor) =>
  verifyPhysicalDevice(actor, false),
)

step('{persona} removes IB Key from the SLS devices', (actor: Actor) => removeDevice(actor, 'ibKey'))

step('{persona} removes SMS from the SLS devices', (actor: Actor) => removeDevice(actor, 'sms'))

step(
  [
    '{persona} removes the physical device from the SLS devices',
    '{persona} удаляет физическое устройство безопасности',
  ],
  (actor: Actor) => removeDevice(actor, 'physical'),
)

// Seamless Authentication

outcome(
  'the box {label} shows {persona} {label} as {label}',
  (section: ScreenLabel, actor: Actor, setting: ScreenLabel, value: ScreenLabel) =>
    verifySetting(actor, section, setting, value),
)

step('{persona} flips the switch and leaves without Save', async (actor: Actor) => {
  await openSeamlessSwitch(actor)
  await clickPath(actor, ['Seamless Authentication'])
})

step('{persona} flips the switch and saves', async (actor: Actor) => {
  await openSeamlessSwitch(actor)
  await clickPath(actor, ['Seamless Authentication', 'Save'])
})

step('{persona} switches Seamless Authentication off', async (actor: Actor) => {
  requireSwitch(actor)
  actor.record(await actor.window.setSeamless(false))
})

step('{persona} switches Seamless Authentication on again', async (actor: Actor) => {
  requireSwitch(actor)
  actor.record(await actor.window.setSeamless(true))
})

outcome('Seamless Authentication of {persona} is on', (actor: Actor) => verifySeamless(actor, true))

outcome('Seamless Authentication of {persona} is off', (actor: Actor) => verifySeamless(actor, false))

// Opting out of the Secure Login System

step('{persona} opts out of the Secure Login System', (actor: Actor) => setOptOut(actor, true))

step('{persona} opts in again', (actor: Actor) => setOptOut(actor, false))

step('{persona} opts out with a wrong password', optOutWithWrongPassword)

step('{persona} opts out with a wrong password, {int} time(s)', async (actor: Actor, times: number) => {
  for (let time = 0; time < times; time++) {
    await optOutWithWrongPassword(actor)
    actor.acknowledge()
  }
})

step('{persona} opts out with the password of {persona}', (actor: Actor, other: Actor) =>
  setOptOut(actor, true, { ...actor.persona, password: other.persona.password }),
)

step('{persona} opts out in the name of {persona}', (actor: Actor, other: Actor) =>
  setOptOut(actor, true, other.persona),
)

// Everything that a person has

step('everything of {persona} is noted down', noteBelongings)

outcome('nothing of {persona} has changed', verifyBelongingsUnchanged)
