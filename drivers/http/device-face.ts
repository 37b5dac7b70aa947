/** @module The phone's door to the server: the device face, through the same checked client as everything else. */

import type { DeviceFace } from '../../simulators/phone/device-face.ts'
import type { Client } from './client.ts'

export const httpDeviceFace = (client: Client): DeviceFace => ({
  call: (operation, { params, body, bearer }) => client.call(operation, { path: params, body, bearer }),
})
