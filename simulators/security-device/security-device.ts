/** @module A physical security device: eight digits for the six-digit challenge, under a secret of its own. */

import { ocraSuite } from '../../contract/device-face.ts'
import type { Timeline } from '../clock/timeline.ts'
import { ocraKey } from '../phone/device-keys.ts'
import { ocra } from '../phone/ocra/ocra.ts'

export interface SecurityDevice {
  readonly name: string
  /** Types the challenge on its keys. Only six digits make it answer. */
  respond(challenge: string): string
}

export interface SecurityDeviceOptions {
  readonly name: string
  /** base64url, from the server that made the device active. */
  readonly deviceSecret: string
  readonly timeline: Timeline
}

export function createSecurityDevice({
  name,
  deviceSecret,
  timeline,
}: SecurityDeviceOptions): SecurityDevice {
  const key = ocraKey(deviceSecret)
  return {
    name,
    respond(challenge) {
      if (!/^[0-9]{6}$/.test(challenge)) throw new RangeError(`${name} takes six digits, not "${challenge}"`)
      timeline.record(name, 'shows a response')
      return ocra(ocraSuite, key, { question: challenge })
    },
  }
}
