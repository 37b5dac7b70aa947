/** @module The secrets that the pages keep in the browser of a window (reference-server/pages/cookies.ts has the other end). */

import type { BrowserContext } from 'playwright'
import { z } from 'zod'
import type { WindowPlace, WindowState } from '../http/http-window.ts'

const pair = z.tuple([z.string(), z.string()])

const nameOf = (kind: string, { platform }: WindowPlace): string => `__Host-${kind}-${platform}`

/** Reads the state of a window from the cookies of its browser. */
export async function readWindowState(context: BrowserContext, place: WindowPlace): Promise<WindowState> {
  const cookies = new Map((await context.cookies()).map(({ name, value }) => [name, value]))
  const login = cookies.get(nameOf('login', place))
  const [loginId, secret] = login === undefined ? [] : pair.parse(JSON.parse(decodeURIComponent(login)))
  return { loginId, secret, session: cookies.get(nameOf('session', place)) }
}

/** Replaces the state of a window in the cookies of its browser. */
export async function writeWindowState(
  context: BrowserContext,
  url: string,
  place: WindowPlace,
  held: WindowState,
): Promise<void> {
  const { loginId, secret, session } = held
  const values = {
    login: secret === undefined ? undefined : encodeURIComponent(JSON.stringify([loginId, secret])),
    session,
  }
  const attributes = { url, secure: true, httpOnly: true, sameSite: 'Strict' } as const
  for (const [kind, value] of Object.entries(values)) {
    const name = nameOf(kind, place)
    if (value === undefined) await context.clearCookies({ name })
    else await context.addCookies([{ name, value, ...attributes }])
  }
}
