/** @module Narrow shapes: who needs a second factor, and when a login is over. */

import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { ruling } from '../../support/here.ts'
import { hasApprovedBefore, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'webtrader-trusts-who-was-there-before',
    'WebTrader lets a person in by the password who has logged in there before.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(
            platform === 'webTrader' &&
            here().account?.logins.some((one) => one.platform === 'webTrader' && one.stage.at === 'collected')
          ),
      })),
  ),
  wrong(
    'a-live-session-opens-other-platforms',
    'While a person is logged in to Client Portal, TWS lets that person in by the password.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(platform === 'tws' && here().account?.sessions.some((one) => one.platform === 'clientPortal')),
      })),
  ),
  wrong(
    'sms-is-no-second-factor-on-mobile',
    'Whoever has SMS alone gets into IBKR Mobile by the password.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(platform === 'ibkrMobile' && active.every(({ type }) => type === 'sms')),
      })),
  ),
  wrong(
    'no-choice-on-mobile',
    'IBKR Mobile takes the first of several SLS devices without a question.',
    ['SYNC-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        deviceChoiceRequired: (active, platform) =>
          platform !== 'ibkrMobile' && rules.deviceChoiceRequired(active, platform),
      })),
  ),
  wrong(
    'removed-devices-can-be-chosen-in-tws',
    'In TWS a device can still be chosen that has been removed since the list was shown.',
    ['SYNC-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceIsActive: (device) =>
          rules.deviceIsActive(device) ||
          (here().operation === 'chooseDevice' && isOn('tws')(here()) && device.id === here().body.deviceId),
      })),
  ),
  wrong(
    'an-open-drop-down-never-expires',
    'A login that waits for the choice of a device waits for ever.',
    ['SEC-EXPIRY-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        loginInTime: (login, now, profile) =>
          login.stage.at === 'chooseDevice' || rules.loginInTime(login, now, profile),
      })),
  ),
  wrong(
    'mobile-collects-whenever-it-likes',
    'IBKR Mobile can collect the session of an approved login at any time.',
    ['SEC-EXPIRY-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionIsCollectable: (login, now, profile) =>
          rules.sessionIsCollectable(login, now, profile) ||
          (login.platform === 'ibkrMobile' && login.stage.at === 'approved'),
      })),
  ),
  wrong(
    'a-decline-after-an-approval-is-ignored',
    'Whoever has approved a login before cannot decline one: it can still be completed by a response.',
    ['SEC-END-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        declineEnds: (login, request) => rules.declineEnds(login, request) && !hasApprovedBefore(here()),
      })),
  ),
  wrong(
    'a-decline-ends-all-windows-of-the-platform',
    'A decline ends every login of the person that waits on the same platform.',
    ['SEC-END-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        declineEnds: (login, request) =>
          rules.declineEnds(login, request) || (isPending(login) && login.platform === request.platform),
      })),
  ),
]
