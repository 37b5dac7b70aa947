/** @module Reads the current content of a window with the secrets in its cookies. */

import type { LoginState } from '../../contract/login-face.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Cookies } from './cookies.ts'
import { call, type Faces } from './faces.ts'
import type { PageLocation } from './page-location.ts'

export interface WindowContent {
  readonly screen: Screen
  /** Whether the content can change without a request of this window: a phone answers, an SMS is sent. */
  readonly live: boolean
}

const liveStates: ReadonlySet<LoginState> = new Set(['waitingForApproval', 'securityCode'])

/** While a Confirm Code is expected, the notes show the state of its SMS. */
const expectsCode = ({ fields }: Screen): boolean => fields.some(({ kind }) => kind === 'code')

async function sessionContent(
  faces: Faces,
  { page }: PageLocation,
  session: string,
): Promise<WindowContent | 'notFound' | undefined> {
  const called =
    page === undefined
      ? await call(faces, 'readSession', { bearer: session })
      : await call(faces, 'openPortal', { path: { page }, bearer: session })
  if (!called.ok) return called.problem.code === 'not_found' ? 'notFound' : undefined
  const { screen } = called.reply
  return screen && { screen, live: expectsCode(screen) }
}

/** After an approval this collects the session, once. */
async function loginContent(faces: Faces, cookies: Cookies): Promise<WindowContent | undefined> {
  if (!cookies.login) return undefined
  const { loginId, secret } = cookies.login
  const called = await call(faces, 'readLogin', { path: { loginId }, bearer: secret })
  if (!called.ok) return undefined
  const { screen, state, session } = called.reply
  if (session !== undefined) cookies.setSession(session)
  return screen && { screen, live: liveStates.has(state) }
}

/** Undefined for a page of Client Portal without a valid session. */
export async function readWindow(
  faces: Faces,
  location: PageLocation,
  cookies: Cookies,
): Promise<WindowContent | 'notFound' | undefined> {
  if (cookies.session !== undefined) {
    const content = await sessionContent(faces, location, cookies.session)
    if (content) return content
    cookies.clear()
  }
  if (location.page !== undefined) return undefined
  const content = await loginContent(faces, cookies)
  if (content) return content
  const { platform, locale } = location.window
  const opened = await call(faces, 'openLogin', { path: { platform, locale } })
  if (!opened.ok) return 'notFound'
  return { screen: opened.reply.screen, live: false }
}
