/** @module What a click on a page does: the operation that the control names, with what was typed. */

import { z } from 'zod'
import { loginReply } from '../../contract/login-face.ts'
import type { Problem } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf } from '../../contract/routes.ts'
import { control, type Screen, withScreen } from '../../contract/screen.ts'
import { pageAfterAny } from '../screens/page-after.ts'
import type { Cookies } from './cookies.ts'
import { callAny, type Faces } from './faces.ts'
import type { Place } from './place.ts'

export type Form = Readonly<Record<string, string>>

export type ClickResult =
  /** The page to go to; undefined: the window itself. */
  | { readonly kind: 'go'; readonly page: string | undefined }
  /** There is nothing left to go to: the reply is the last that is seen. */
  | { readonly kind: 'show'; readonly screen: Screen }
  | { readonly kind: 'refused'; readonly refused: Problem }
  /** No page of ours sends that. */
  | { readonly kind: 'nonsense' }

const clicked = control.pick({ operation: true, path: true, body: true })

type Clicked = z.infer<typeof clicked> & { readonly operation: Operation }

/** The faces of phones and of the lab are not for pages. */
const forPages: ReadonlySet<string> = new Set(['login', 'account'])

function clickedOf(form: Form): Clicked | undefined {
  try {
    const { operation, ...rest } = clicked.parse(JSON.parse(form.control ?? ''))
    return isOperation(operation) && forPages.has(routeOf(operation).face)
      ? { operation, ...rest }
      : undefined
  } catch {
    return undefined
  }
}

/** What is typed goes where the operation has a member of that name. What the click fixes comes first. */
function bodyOf({ operation, body }: Clicked, form: Form, { window }: Place): unknown {
  const shape = routeOf(operation).body
  if (!(shape instanceof z.ZodObject)) return undefined
  const own = { os: window.os, ...form, ...body }
  return Object.fromEntries(Object.entries(own).filter(([name]) => Object.hasOwn(shape.shape, name)))
}

function bearerOf(operation: Operation, cookies: Cookies): string | undefined {
  const { proof } = routeOf(operation)
  if (proof === 'loginSecret') return cookies.login?.secret
  return proof === 'session' ? cookies.session : undefined
}

function follow(operation: Operation, reply: unknown, cookies: Cookies): ClickResult {
  if (routeOf(operation).reply === loginReply) {
    const { loginId, secret, session } = loginReply.parse(reply)
    if (secret !== undefined) cookies.begin({ loginId, secret })
    if (session !== undefined) cookies.enter(session)
    return { kind: 'go', page: undefined }
  }
  const { screen } = withScreen.parse(reply)
  if (operation !== 'logOut' || !screen) return { kind: 'go', page: pageAfterAny(operation) }
  cookies.forget()
  return { kind: 'show', screen }
}

export async function handleClick(
  faces: Faces,
  place: Place,
  cookies: Cookies,
  form: Form,
): Promise<ClickResult> {
  const click = clickedOf(form)
  if (!click) return { kind: 'nonsense' }
  const { operation, path } = click
  if (operation === 'openPortal') return { kind: 'go', page: path?.page }
  const answered = await callAny(faces, operation, {
    path: { ...path, loginId: cookies.login?.loginId ?? 'none' },
    body: bodyOf(click, form, place),
    bearer: bearerOf(operation, cookies),
  })
  return answered.ok
    ? follow(operation, answered.reply, cookies)
    : { kind: 'refused', refused: answered.refused }
}
