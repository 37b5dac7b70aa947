/** @module What has happened to a person before: the conditions of narrow faults. */

import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { Platform } from '../../../reference-server/domain/model/primitives.ts'
import type { SlsDevice } from '../../../reference-server/domain/model/sls-device.ts'
import type { Here } from './here.ts'

export const isOn =
  (...platforms: readonly Platform[]) =>
  ({ platform }: Here): boolean =>
    platforms.some((one) => one === platform)

export const isRussian = ({ locale }: Here): boolean => locale === 'ru'

const devicesOf = ({ account }: Here): readonly SlsDevice[] => account?.devices ?? []

export const hasSeveralDevices = (here: Here): boolean =>
  devicesOf(here).filter(({ status }) => status === 'active').length > 1

/** IB Key was on another phone, or on this one, before. */
export const hadAnotherIbKey = (here: Here): boolean =>
  devicesOf(here).some(({ type, status }) => type === 'ibKey' && status === 'revoked')

export const activePhone = (here: Here) =>
  devicesOf(here)
    .filter((device) => device.type === 'ibKey')
    .find(({ status }) => status === 'active')

export const isOnIphone = (here: Here): boolean =>
  (here.activation?.os ?? (here.device?.type === 'ibKey' ? here.device.os : activePhone(here)?.os)) === 'iOS'

export const pendingLogins = ({ account }: Here): number => account?.logins.filter(isPending).length ?? 0

export const hasApprovedBefore = ({ account }: Here): boolean =>
  account?.approvalRequests.some(({ state }) => state === 'approved') ?? false

export const hasLoggedInBefore = ({ account }: Here): boolean =>
  account?.logins.some(({ stage }) => stage.at === 'collected') ?? false

export const failuresSoFar = ({ account }: Here): number => account?.secondFactor.failures ?? 0
