/** @module What a person had before, and what stands beside it: further conditions of narrow faults. */

import type { IbKey, SlsDevice } from '../../../reference-server/domain/model/sls-device.ts'
import type { Here } from './here.ts'

/** The activations of IB Key that are over, the oldest first. */
export const formerIbKeys = ({ account }: Here): readonly IbKey[] =>
  (account?.devices ?? []).filter(
    (device): device is IbKey => device.type === 'ibKey' && device.status === 'revoked',
  )

/** Whether a device of this type is active for the person. */
export const hasActiveDevice = ({ account }: Here, type: SlsDevice['type']): boolean =>
  account?.devices.some((device) => device.type === type && device.status === 'active') ?? false
