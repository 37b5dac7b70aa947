/** @module The simulated phone as an app under test sees it. */

import type { Os } from '../../../contract/primitives.ts'
import { type AppData, noData } from '../../../simulators/phone/app/app-data.ts'
import type { AppContext, PhoneParts } from '../../../simulators/phone/parts.ts'
import type { Device, DeviceStore } from '../../ports/app.ts'

type Stored = 'files' | 'keychain'

const storeOf = (phone: AppContext, kind: Stored): DeviceStore => ({
  get: (name) => phone.data()[kind]?.[name],
  set(name, text) {
    const { [name]: _, ...others } = phone.data()[kind] ?? {}
    phone.save({ [kind]: text === undefined ? others : { ...others, [name]: text } })
  },
})

export const simulatedDevice = (
  phone: AppContext,
  { serverUrl, fetch }: Pick<Device, 'serverUrl' | 'fetch'>,
): Device => ({
  os: phone.profile.os,
  model: phone.profile.model,
  language: phone.profile.language ?? 'en',
  hardwareId: phone.hardwareId,
  serverUrl,
  async fetch(url, request) {
    if (!phone.online()) throw new TypeError('fetch failed: no internet')
    return fetch(url, request)
  },
  files: storeOf(phone, 'files'),
  keychain: storeOf(phone, 'keychain'),
  pushToken: () => phone.pushToken(),
  now: () => phone.clock(),
  tampered: () => phone.tampered(),
  attest: (nonce) => phone.attestation(nonce),
  ownerElement() {
    const { os, biometry, passcodeSet } = phone.profile
    if (biometry?.activated && !phone.biometryLocked()) return biometry.element
    return os === 'iOS' && passcodeSet ? 'passcode' : undefined
  },
  dismissNotifications: (requestId) => phone.dismissNotification(requestId),
})

const bytesOf = ({ files = {}, keychain = {} }: AppData): number =>
  [...Object.values(files), ...Object.values(keychain)].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    0,
  )

/** What the system does with the stored data of an app that is not ours. */
export const withForeignData = (parts: PhoneParts, os: Os): PhoneParts => ({
  ...parts,
  dataAfterUninstall: ({ keychain = {} }) => (os === 'iOS' ? { ...noData, keychain } : noData),
  dataAfterRestore: ({ files = {} }) => ({ ...noData, files }),
  dataSize(data) {
    const bytes = bytesOf(data)
    return bytes === 0 ? '0' : `${bytes} B`
  },
})
