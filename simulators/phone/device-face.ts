/** @module The one door from the IBKR Mobile app to the server under test: the device face of the contract. */

import type { deviceFace } from '../../contract/device-face.ts'
import type { RefusalCode } from '../../contract/refusal.ts'
import type { BodyOf, ReplyOf, Routes } from '../../contract/routes.ts'

export type DeviceOperation = keyof typeof deviceFace

/** Names of the parameters in a path template, as a type: `/device/{deviceId}/push-token` has `deviceId`. */
type ParameterIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterIn<Rest>
  : never

export interface DeviceCall<Name extends DeviceOperation> {
  readonly params: Readonly<Record<ParameterIn<Routes[Name]['path']>, string>>
  readonly body: BodyOf<Name>
  /** Sent as `Authorization: Bearer`; undefined where nobody has to prove anything. */
  readonly bearer: string | undefined
}

/** What the server said, or that it could not be reached. A `reply` has passed the schema of its operation. */
export type DeviceResult<Name extends DeviceOperation> =
  | { readonly kind: 'reply'; readonly reply: ReplyOf<Name> }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: 'offline' }

export interface DeviceClient {
  call<Name extends DeviceOperation>(operation: Name, call: DeviceCall<Name>): Promise<DeviceResult<Name>>
}

/** The same door on a phone that may have no internet: then nothing leaves the phone. */
export const offlineAware = (face: DeviceClient, online: () => boolean): DeviceClient => ({
  call: async (operation, call) => (online() ? face.call(operation, call) : { kind: 'offline' }),
})
