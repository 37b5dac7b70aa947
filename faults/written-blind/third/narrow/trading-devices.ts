/** @module Narrow shapes: IBKR Mobile on a trading device, while IB Key is on another phone. */

import type { LoginView } from '../../../../reference-server/domain/events/login/login-view.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import type { Screens } from '../../../../reference-server/screens/screens.ts'
import { remembering } from '../../support/after.ts'
import { type Here, knowing, ruling } from '../../support/here.ts'
import { hasLoggedInBefore } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

type LoginScreen = ReturnType<Screens['login']>

/** A server that shows another screen of a login. */
const showing = (
  parts: ServerParts,
  change: (screen: LoginScreen, view: LoginView, here: Here) => LoginScreen,
): ServerParts =>
  knowing(parts, (here) => ({
    screens: {
      ...parts.screens,
      login: (view, labels) => change(parts.screens.login(view, labels), view, here()),
    },
  }))

const isOnTradingDevice = ({ login }: LoginView, os: 'iOS' | 'Android'): boolean =>
  login.platform === 'ibkrMobile' && login.os === os

export default [
  wrong(
    'an-apple-trades-with-an-apple',
    'A trading device with iOS does not accept the response of an Android phone.',
    ['XDEV-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) &&
          !(here().login?.os === 'iOS' && device.type === 'ibKey' && device.os === 'Android'),
      })),
  ),
  wrong(
    'the-option-is-for-newcomers',
    'On a trading device with iOS, whoever has logged in before is not offered Two-Factor Authentication.',
    ['XDEV-IOS-02'],
    (parts) =>
      showing(parts, (screen, view, here) =>
        view.state === 'waitingForApproval' && isOnTradingDevice(view, 'iOS') && hasLoggedInBefore(here)
          ? {
              ...screen,
              controls: screen.controls.filter(({ operation }) => operation !== 'askForChallenge'),
            }
          : screen,
      ),
  ),
  wrong(
    'without-seamless-the-box-has-another-name',
    'With Seamless Authentication off, the box on an Android trading device is not called "Enter response code".',
    ['XDEV-AND-07'],
    (parts) =>
      showing(parts, (screen, view, here) =>
        isOnTradingDevice(view, 'Android') && here.account?.seamless === false
          ? {
              ...screen,
              fields: screen.fields.map((field) =>
                field.name === 'response' ? { ...field, label: 'Response' } : field,
              ),
            }
          : screen,
      ),
  ),
  wrong(
    'the-second-challenge-has-another-button',
    'On a trading device with iOS, a second challenge is sent off by "Log In" instead of "Send".',
    ['XDEV-IOS-08'],
    (parts) =>
      remembering(
        parts,
        () => new Set<string>(),
        (again, remembered) =>
          showing(remembered, (screen, view, { operation, login }) => {
            if (operation === 'askForChallenge' && login?.stage.at === 'challenge') again().add(login.id)
            return isOnTradingDevice(view, 'iOS') && again().has(view.login.id)
              ? {
                  ...screen,
                  controls: screen.controls.map((control) =>
                    control.operation === 'giveResponse' ? { ...control, label: 'Log In' } : control,
                  ),
                }
              : screen
          }),
      ),
  ),
]
