/** @module What a window shows now, by the secrets that its browser keeps. */

import type { LoginState } from '../../contract/login-face.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Cookies } from './cookies.ts'
import { call, type Faces } from './faces.ts'
import type { Place } from './place.ts'

export interface Shown {
  readonly screen: Screen
  /** Whether something is awaited that happens elsewhere and changes the page: a phone answers, an SMS leaves. */
  readonly live: boolean
}

const awaiting: ReadonlySet<LoginState> = new Set(['waitingForApproval', 'securityCode'])

/** The Confirm Code is on its way. */
const awaitsCode = ({ fields }: Screen): boolean => fields.some(({ kind }) => kind === 'code')

async function inside(
  faces: Faces,
  { page }: Place,
  session: string,
): Promise<Shown | 'notFound' | undefined> {
  const answered =
    page === undefined
      ? await call(faces, 'readSession', { bearer: session })
      : await call(faces, 'openPortal', { path: { page }, bearer: session })
  if (!answered.ok) return answered.refused.code === 'not_found' ? 'notFound' : undefined
  const { screen } = answered.reply
  return screen && { screen, live: awaitsCode(screen) }
}

/** After an approval this collects the session, once. */
async function pending(faces: Faces, cookies: Cookies): Promise<Shown | undefined> {
  if (!cookies.login) return undefined
  const { loginId, secret } = cookies.login
  const answered = await call(faces, 'readLogin', { path: { loginId }, bearer: secret })
  if (!answered.ok) return undefined
  const { screen, state, session } = answered.reply
  if (session !== undefined) cookies.enter(session)
  return screen && { screen, live: awaiting.has(state) }
}

/** Undefined: the place is inside Client Portal, and nobody is logged in. */
export async function readWindow(
  faces: Faces,
  place: Place,
  cookies: Cookies,
): Promise<Shown | 'notFound' | undefined> {
  if (cookies.session !== undefined) {
    const shown = await inside(faces, place, cookies.session)
    if (shown) return shown
    cookies.forget()
  }
  if (place.page !== undefined) return undefined
  const shown = await pending(faces, cookies)
  if (shown) return shown
  const { platform, locale } = place.window
  const opened = await call(faces, 'openLogin', { path: { platform, locale } })
  if (!opened.ok) return 'notFound'
  return { screen: opened.reply.screen, live: false }
}
