/** @module The phone's door to the server: the device face, through the same checked client as everything else. */

import type { DeviceClient } from '../../simulators/phone/device-face.ts'
import type { Client } from './client.ts'

export const httpDeviceClient = (client: Client): DeviceClient => ({
  call: (operation, { params, body, bearer }) => client.call(operation, { path: params, body, bearer }),
})
