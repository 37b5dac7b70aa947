/** @module Narrow shapes: IB Key on the same phone again, and back from another one. */

import { formerIbKeys } from '../../support/former.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-second-time-any-pin',
    'Where IB Key was activated more than once, a reactivation accepts any PIN.',
    ['REACT-A-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        currentPinRequired: (activation) =>
          rules.currentPinRequired(activation) && formerIbKeys(here()).length === 0,
      })),
  ),
  wrong(
    'the-way-back-is-a-reactivation',
    'A phone that had IB Key before it moved is offered to reactivate it, and not to migrate.',
    ['REACT-B-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationOptions: (active, hardwareId) =>
          active !== undefined &&
          active.hardwareId !== hardwareId &&
          formerIbKeys(here()).some((former) => former.hardwareId === hardwareId)
            ? ['reactivate']
            : rules.activationOptions(active, hardwareId),
      })),
  ),
]
