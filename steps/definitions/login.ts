/** @module Logging in to a trading platform or to Client Portal. */

import type { Platform } from '../../contract/primitives.ts'
import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import type { Actor } from '../support/actor.ts'
import { localeOfSecondLogin, platformOf, platformOfSecondLogin } from '../support/context.ts'
import { outcome, step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { logInInLanguage } from '../tasks/challenge-response.ts'
import {
  chooseOffered,
  clickPath,
  fillLoginWindow,
  goBackTo,
  goBackToEarlierWindow,
  logIn,
  logInAsFarAs,
  logInByPasswordAlone,
  offeredDevice,
  verifyAccepted,
  verifyLoggedIn,
  verifyLoginOver,
  verifyLoginState,
  verifyNoDeviceChoice,
  verifyNoSession,
  verifyNotLoggedIn,
  verifyNotOffered,
  verifyOffered,
  verifyOfferedDevices,
  verifyPasswordAlone,
  verifyRefusal,
  verifyRefused,
  verifyRejected,
  wrongPassword,
} from '../tasks/login.ts'

step(
  ['{persona} logs in to {platform}( again)', '{persona} входит в {platform}'],
  (actor: Actor, platform: Platform) => logIn(actor, platform),
)

step('{persona} begins a second login', (actor: Actor) =>
  logIn(actor, platformOfSecondLogin(actor.context), {
    language: localeOfSecondLogin(actor.context, actor.locale),
  }),
)

step('{persona} logs in( again)', (actor: Actor) => logIn(actor, platformOf(actor.context)))

step(
  [
    '{persona} tries to log in to {platform} with a wrong password',
    '{persona} пытается войти в {platform} с неверным паролем',
  ],
  (actor: Actor, platform: Platform) => logIn(actor, platform, { password: wrongPassword(actor) }),
)

step(
  'somebody tries to log in to {platform} as a person who does not exist',
  function (this: SlsWorld, platform: Platform) {
    return logIn(this.actor('nobody'), platform)
  },
)

step(
  [
    '{persona} enters username and password on the {platform} login screen and clicks {label}',
    '{persona} вводит имя пользователя и пароль в окне входа {platform} и нажимает {label}',
  ],
  async (actor: Actor, platform: Platform, button: ScreenLabel) =>
    fillLoginWindow(actor, await actor.openWindow(platform), button),
)

step(['{persona} clicks {labels}', '{persona} нажимает {labels}'], clickPath)

outcome(
  ["{persona}'s login moves ahead by itself", 'вход {persona} продолжается автоматически'],
  verifyLoggedIn,
)

outcome(['{persona} is logged in', '{persona} вошла/вошел в систему'], verifyLoggedIn)

step(
  ['{persona} is logged in to {platform}', '{persona} вошла/вошел в {platform}'],
  async (actor: Actor, platform: Platform) => {
    await logIn(actor, platform)
    await verifyLoggedIn(actor)
  },
)

step('{persona} is logged in to {platform} by the password alone', logInByPasswordAlone)

step('{persona} is logged in to {platform} in Russian', (actor: Actor, platform: Platform) =>
  logInInLanguage(actor, platform, 'ru'),
)

step('{persona} вошла/вошел в {platform} на английском языке', (actor: Actor, platform: Platform) =>
  logInInLanguage(actor, platform, 'en'),
)

outcome(['{persona} is not logged in', '{persona} не вошла/вошел в систему'], (actor: Actor) =>
  verifyNotLoggedIn(actor),
)

outcome('{persona} is not in {platform} any more', (actor: Actor, _platform: Platform) => {
  actor.lastAnswer()
  return verifyNoSession(actor)
})

outcome("{persona}'s earlier login does not move ahead", (actor: Actor) =>
  verifyNotLoggedIn(actor, actor.earlierWindow),
)

outcome("{persona}'s login is still waiting for the approval", (actor: Actor) =>
  verifyLoginState(actor, 'waitingForApproval'),
)

outcome("{persona}'s window shows that the login was declined", (actor: Actor) =>
  verifyLoginState(actor, 'denied'),
)

outcome("{persona}'s login waits no longer", verifyLoginOver)

step('{persona} goes back to the earlier window', goBackToEarlierWindow)

step('{persona} goes back to {platform}', goBackTo)

step('{persona} requests the login again', async (actor: Actor) => {
  actor.record(await actor.window.refresh())
})

outcome('{persona} is refused', verifyRefused)

outcome('{persona} gets no further', verifyRejected)

outcome('the answer of {persona} is accepted', verifyAccepted)

outcome(
  [
    'the server does not accept the credentials of {persona}',
    'имя пользователя и пароль {persona} не приняты',
  ],
  (actor: Actor) => verifyRefusal(actor, 'the credentials are not accepted'),
)

outcome('the server does not accept these credentials', function (this: SlsWorld) {
  verifyRefusal(this.actor('nobody'), 'the credentials are not accepted')
})

outcome(['the server does not accept the code of {persona}', 'код {persona} не принят'], (actor: Actor) =>
  verifyRefusal(actor, 'the code is not accepted'),
)

outcome(['the server asks {persona} to wait', 'сервер просит {persona} подождать'], (actor: Actor) =>
  verifyRefusal(actor, 'the server asks to wait'),
)

outcome('the second factor of {persona} is locked', (actor: Actor) =>
  verifyRefusal(actor, 'the second factor is locked'),
)

outcome('the password alone opens {platform} for {persona}', (platform: Platform, actor: Actor) =>
  verifyPasswordAlone(actor, platform, true),
)

outcome('the password alone does not open {platform} for {persona}', (platform: Platform, actor: Actor) =>
  verifyPasswordAlone(actor, platform, false),
)

step('{persona} logs out', async (actor: Actor) => {
  actor.record(await actor.window.logOut())
})

step(
  ['{persona} opens the {platform} login screen', '{persona} открывает окно входа {platform}'],
  async (actor: Actor, platform: Platform) => {
    await actor.openWindow(platform)
  },
)

outcome('{label} is offered to {persona}', (label: ScreenLabel, actor: Actor) => verifyOffered(actor, label))

outcome('{label} is not offered to {persona}', (label: ScreenLabel, actor: Actor) =>
  verifyNotOffered(actor, label),
)

// The device drop-down

outcome('the device drop-down offers {persona} {label} and {label}', verifyOfferedDevices)

outcome('{persona} is offered no device drop-down', verifyNoDeviceChoice)

step('{persona} chooses IB Key in the drop-down', (actor: Actor) => chooseOffered(actor, 'ibKey'))

step('{persona} chooses SMS in the drop-down', (actor: Actor) => chooseOffered(actor, 'sms'))

step('{persona} chooses the physical security device in the drop-down', (actor: Actor) =>
  chooseOffered(actor, 'physical'),
)

step('{persona} notes the entry "IB Key" of the drop-down', (actor: Actor) =>
  actor.save('device id', offeredDevice(actor.lastLogin(), 'ibKey')),
)

step('{persona} chooses the noted entry', async (actor: Actor) => {
  actor.lastLogin()
  actor.record(await actor.window.chooseDevice(actor.saved('device id')))
})

step('{persona} chooses the noted entry, whatever has come of it', async (actor: Actor) => {
  actor.acknowledge()
  actor.record(await actor.window.chooseDevice(actor.saved('device id')))
})

step('{persona} chooses the "IB Key" of {persona}', async (actor: Actor, other: Actor) => {
  actor.lastLogin()
  actor.record(await actor.window.chooseDevice(offeredDevice(other.lastLogin(), 'ibKey')))
})

step('{persona} asks for a security code in a new login', async (actor: Actor) => {
  await logInAsFarAs(actor, 'sms')
})
