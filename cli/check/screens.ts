/**
 * @module What `sls check` tries of the screens: one walk over each page on which the suite looks for labels, so that a page that
 * is missing is known before any verdict.
 */

import type { Locale, Os } from '../../contract/primitives.ts'
import { controlOn, fieldOn } from '../../drivers/http/screen-lookup.ts'
import type { Window } from '../../drivers/ports/driver.ts'
import { isLabel, isSectionOf, mayBeSection, type ScreenLabel } from '../../drivers/ports/labels.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { created, type Exercise, expectState, inWords, loggedIn, somebody } from './exercise.ts'

/** Labels of one language, as contract/labels.md has them. */
interface Words {
  readonly login: ScreenLabel
  readonly securityCode: ScreenLabel
  readonly submitCode: ScreenLabel
  readonly toMobileNumber: readonly ScreenLabel[]
  readonly verify: ScreenLabel
  readonly confirmationNumber: ScreenLabel
  readonly goOn: ScreenLabel
  readonly verified: ScreenLabel
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    login: 'Login',
    securityCode: 'Security Code',
    submitCode: 'Login or OK',
    toMobileNumber: ['Settings', 'User Settings', 'Mobile Number'],
    verify: 'VERIFY',
    confirmationNumber: 'Confirmation Number',
    goOn: 'CONTINUE',
    verified: 'SMS Verified',
  },
  ru: {
    login: 'Вход',
    securityCode: 'Код безопасности',
    submitCode: 'Вход или OK',
    toMobileNumber: ['Настройки', 'Настройки пользователя', 'Номер мобильного телефона'],
    verify: 'ПОДТВЕРДИТЬ',
    confirmationNumber: 'Код подтверждения',
    goOn: 'ДАЛЕЕ',
    verified: 'Подтвержден по SMS',
  },
}

/** Clicks one label after the other; in a section that may stand for a control there is nothing to click. */
async function follow(window: Window, ...path: readonly ScreenLabel[]): Promise<void> {
  for (const label of path) {
    const screen = window.screen()
    const offered = screen?.controls.some((control) => isLabel(label, control.label))
    if (screen && !offered && mayBeSection(label) && isSectionOf(screen, label)) continue
    const answer = await window.click(label)
    verify(answer.kind !== 'refused', {
      expected: `a click on "${label}" to be accepted`,
      observed: inWords(answer),
    })
  }
}

/** Fills a login window, and clicks. */
async function logInOn(window: Window, button: ScreenLabel): Promise<void> {
  window.type({ member: 'username' }, somebody.username)
  window.type({ member: 'password' }, somebody.password)
  await follow(window, button)
}

/** Verifies a value beside this label. */
function valueOn(window: Window, label: ScreenLabel): string {
  const screen = window.screen()
  const found = screen?.values.find((value) => isLabel(label, value.label))
  const labels = screen?.values.map((value) => `"${value.label}"`).join(', ')
  verify(found, {
    expected: `a value "${label}" on the screen "${screen?.title ?? ''}"`,
    observed: `the values: ${labels || 'none'}`,
  })
  return found.value
}

/** Verifies the page of the Secure Login System, and how it shows the switch. */
function verifySecureLogin(window: Window, expected: 'Enabled' | 'Disabled'): void {
  const screen = window.screen()
  verify(screen && isSectionOf(screen, 'Secure Login Settings'), {
    expected: 'a screen with "Secure Login Settings" as its title or a note',
    observed: `the screen "${screen?.title ?? ''}"`,
  })
  const shown = valueOn(window, 'Seamless Authentication')
  verify(isLabel(expected, shown), {
    expected: `"Seamless Authentication" as ${expected}`,
    observed: `"${shown}"`,
  })
}

async function withIbKey(scene: Scene): Promise<void> {
  await created(scene)
  await scene.provisionIbKey(somebody, await scene.phone(somebody, 'Android without fingerprint sensor'))
}

/** Whoever waits for an approval asks for the challenge; where no notification was sent, it is there. */
async function showChallenge(window: Window, link: ScreenLabel): Promise<void> {
  const waiting = await window.refresh()
  expectState(waiting, 'waitingForApproval', 'challenge')
  if (waiting.kind === 'login' && waiting.state === 'waitingForApproval') await follow(window, link)
  valueOn(window, 'Challenge code')
}

const buttonOfDevice: Readonly<Record<Os, ScreenLabel>> = { iOS: 'Send', Android: 'Log In' }

/** The newest code sent to this person. */
const sentCode = (scene: Scene): string => codeIn(scene.smsTo(somebody.mobileNumber).map(({ body }) => body))

async function logsInByCode(scene: Scene, locale: Locale): Promise<string> {
  const { login, securityCode, submitCode } = words[locale]
  await created(scene)
  await scene.driver.lab.provision(somebody.username, { type: 'sms' })
  const window = await scene.driver.open('clientPortal', locale)
  await logInOn(window, login)
  await scene.settle()
  window.type(securityCode, sentCode(scene))
  await follow(window, submitCode)
  expectState(await window.refresh(), 'loggedIn')
  return `"${login}", "${securityCode}" and "${submitCode}" log in`
}

async function verifiesNumber(scene: Scene, locale: Locale): Promise<string> {
  const { login, toMobileNumber, verify: ask, confirmationNumber, goOn, verified } = words[locale]
  await created(scene, { verified: false })
  const window = await scene.driver.open('clientPortal', locale)
  await logInOn(window, login)
  await follow(window, ...toMobileNumber, ask)
  await scene.settle()
  window.type(confirmationNumber, sentCode(scene))
  await follow(window, goOn)
  valueOn(window, verified)
  return `${toMobileNumber.join(' → ')}, "${ask}", "${confirmationNumber}" and "${goOn}" verify the number`
}

export const exercisesOfScreens: readonly Exercise[] = [
  {
    name: 'screens: response',
    capabilities: ['screens', 'ibKey'],
    async run(scene) {
      await withIbKey(scene)
      const window = await scene.driver.open('clientPortal', 'en')
      await logInOn(window, 'Login')
      await showChallenge(window, 'Click here if you do not receive the notification')
      fieldOn(window.screen(), { member: 'response' })
      controlOn(window.screen(), 'OK')
      return 'Client Portal shows a challenge, a box for the response, and "OK"'
    },
  },
  {
    name: 'screens: IBKR Mobile',
    capabilities: ['screens', 'ibKey'],
    async run(scene) {
      await withIbKey(scene)
      for (const os of ['iOS', 'Android'] as const) {
        const window = await scene.driver.open('ibkrMobile', 'en', os)
        await logInOn(window, 'Log In')
        await showChallenge(
          window,
          'Two-Factor Authentication or Click here if you do not receive the notification',
        )
        fieldOn(window.screen(), 'Enter response code')
        controlOn(window.screen(), buttonOfDevice[os])
      }
      return 'on an iPhone and on an Android phone it shows a challenge, and takes the response'
    },
  },
  {
    name: 'screens: SLS devices',
    capabilities: ['screens', 'ibKey', 'physicalDevice'],
    async run(scene) {
      await withIbKey(scene)
      await scene.provisionSecurityDevice(somebody, true)
      const window = await scene.driver.open('clientPortal', 'en')
      await logInOn(window, 'Login')
      expectState(await window.refresh(), 'chooseDevice')
      for (const label of ['IB Key', 'Security device'] as const) {
        const { kind } = controlOn(window.screen(), label)
        verify(kind === 'choice', {
          expected: `"${label}" to be a control of the kind choice`,
          observed: `the kind ${kind}`,
        })
      }
      return 'IB Key and the physical security device can be chosen'
    },
  },
  {
    name: 'screens: settings',
    capabilities: ['screens', 'seamless'],
    async run(scene) {
      const { window } = await loggedIn(scene, 'Android with fingerprint sensor')
      await follow(window, 'User menu', 'Settings', 'User Settings', 'Secure Login System')
      verifySecureLogin(window, 'Enabled')
      controlOn(window.screen(), 'Opt out')
      await follow(window, 'Configure', 'Seamless Authentication', 'Save')
      verifySecureLogin(window, 'Disabled')
      return 'the switch of Seamless Authentication is found, flipped and saved'
    },
  },
  {
    name: 'screens: security code',
    capabilities: ['screens', 'sms'],
    run: (scene) => logsInByCode(scene, 'en'),
  },
  {
    name: 'screens: mobile number',
    capabilities: ['screens', 'sms'],
    run: (scene) => verifiesNumber(scene, 'en'),
  },
  {
    name: 'Russian: security code',
    capabilities: ['screens', 'sms', 'russian'],
    run: (scene) => logsInByCode(scene, 'ru'),
  },
  {
    name: 'Russian: mobile number',
    capabilities: ['screens', 'sms', 'russian'],
    run: (scene) => verifiesNumber(scene, 'ru'),
  },
]
