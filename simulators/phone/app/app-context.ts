/** @module What IBKR Mobile finds out of the phone that it runs on. */

import type { AppContext } from '../parts.ts'
import type { NoteName } from './app-screen.ts'

/** What the app tells the server of the phone. */
export const descriptionOf = ({ profile, hardwareId }: AppContext) => ({
  os: profile.os,
  model: profile.model,
  hardwareId,
})

/** Why IB Key cannot be used, or activated, here and now. */
export const reasonUnusableNow = (phone: AppContext, use: 'use' | 'activate'): NoteName | undefined =>
  phone.parts.reasonUnusable(use, {
    profile: phone.profile,
    data: phone.data(),
    tampered: phone.tampered(),
    clock: phone.clock(),
  })
