/** @module Narrow shapes: phones. */

import { wrongPhone } from '../../support/written.ts'

export default [
  wrongPhone(
    'the-second-approval-asks-for-nothing',
    'After a first approval the app asks an Android phone for nothing any more.',
    ['PUSH-AND-05'],
    (parts) => {
      let approvals = 0
      return {
        ...parts,
        promptedElements: (purpose, profile) =>
          purpose === 'approval' && profile.os === 'Android' && approvals++ > 0
            ? []
            : parts.promptedElements(purpose, profile),
      }
    },
  ),
  wrongPhone(
    'a-challenge-may-end-in-a-blank',
    'The app takes a challenge with blanks around it, and answers another one.',
    ['SYNC-10'],
    (parts) => ({
      ...parts,
      isValidChallenge: (challenge) => parts.isValidChallenge(challenge.trim()),
    }),
  ),
  wrongPhone(
    'a-reboot-takes-back-one-wrong-pin',
    'A reboot takes back one wrong PIN.',
    ['SEC-PIN-02'],
    (parts) => ({
      ...parts,
      dataAfterReboot: (data) => ({
        ...parts.dataAfterReboot(data),
        wrongPins: Math.max(0, data.wrongPins - 1),
      }),
    }),
  ),
  wrongPhone(
    'a-restored-backup-brings-the-key-to-iphones',
    'A backup of an iPhone without a PIN brings IB Key to the phone that it is restored on.',
    ['CACHE-RU-04'],
    (parts) => ({
      ...parts,
      dataAfterRestore: (backup) =>
        backup.activation && backup.activation.pin === undefined ? backup : parts.dataAfterRestore(backup),
    }),
  ),
]
