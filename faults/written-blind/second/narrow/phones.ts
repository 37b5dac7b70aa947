/** @module Narrow shapes: phones. */

import { hours } from '../../../../reference-server/domain/model/time.ts'
import { wrongPhone } from '../../support/written.ts'

export default [
  wrongPhone(
    'a-pin-may-be-repeated-in-capitals',
    'The repeated PIN may differ from the chosen one in capitals and small letters.',
    ['MIG-AND-11'],
    (parts) => ({
      ...parts,
      pinsMatch: (pin, repeated) => parts.pinsMatch(pin.toLowerCase(), repeated.toLowerCase()),
    }),
  ),
  wrongPhone(
    'the-first-attestation-is-sent-again',
    'The app asks for an attestation once, and sends it again with every later approval.',
    ['PUSH-AND-07', 'PUSH-FID-06'],
    (parts) => {
      let kept: string | undefined
      return {
        ...parts,
        attestationFor: async (occasion, phone, nonce) => {
          if (occasion === 'activation') return parts.attestationFor(occasion, phone, nonce)
          kept ??= await parts.attestationFor(occasion, phone, nonce)
          return kept
        },
      }
    },
  ),
  wrongPhone(
    'a-phone-that-is-a-day-ahead-calls-requests-over',
    'A phone whose clock is a day or more ahead finds every approval request expired.',
    ['SEC-TIME-03'],
    (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) && clock < request.expiresAt + hours(23),
    }),
  ),
  wrongPhone(
    'the-key-of-an-iphone-outlives-its-app',
    'IB Key of an iPhone is still there when the app was uninstalled and installed again.',
    ['REACT-A-01'],
    (parts) => ({
      ...parts,
      dataAfterUninstall: (data) =>
        data.activation && data.activation.pin === undefined
          ? { ...parts.dataAfterUninstall(data), activation: data.activation }
          : parts.dataAfterUninstall(data),
    }),
  ),
  wrongPhone(
    'sleep-silences-nothing',
    'Of the focus modes of an iPhone, Sleep silences no notification.',
    ['NOTIF-21'],
    (parts) => ({
      ...parts,
      notificationStages: parts.notificationStages.map((stage) =>
        stage.name === 'Focus'
          ? {
              ...stage,
              effectOn: (arrival, phone) =>
                phone.focusMode === 'Sleep' ? 'passes' : stage.effectOn(arrival, phone),
            }
          : stage,
      ),
    }),
  ),
]
