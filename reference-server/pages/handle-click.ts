/** @module Handles a click: calls the operation of the control with the values of the form. */

import { z } from 'zod'
import { loginReply } from '../../contract/login-face.ts'
import type { Problem } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf } from '../../contract/routes.ts'
import { control, type Screen, withScreen } from '../../contract/screen.ts'
import { pageAfterAny } from '../screens/page-after.ts'
import type { Cookies } from './cookies.ts'
import { callAny, type Faces } from './faces.ts'
import type { PageLocation } from './page-location.ts'

export type Form = Readonly<Record<string, string>>

export type ClickResult =
  /** To a page of Client Portal, or to the window if it is undefined. */
  | { readonly kind: 'redirect'; readonly page: string | undefined }
  /** After a log-out there is no page to redirect to: the screen of the reply is rendered. */
  | { readonly kind: 'render'; readonly screen: Screen }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** A form that no page contains. */
  | { readonly kind: 'invalid' }

const clickSchema = control.pick({ operation: true, path: true, body: true })

type Click = z.infer<typeof clickSchema> & { readonly operation: Operation }

/** The device face and the lab face cannot be called from pages. */
const allowedFaces: ReadonlySet<string> = new Set(['login', 'account'])

function parseClick(form: Form): Click | undefined {
  try {
    const { operation, ...rest } = clickSchema.parse(JSON.parse(form.control ?? ''))
    return isOperation(operation) && allowedFaces.has(routeOf(operation).face)
      ? { operation, ...rest }
      : undefined
  } catch {
    return undefined
  }
}

/** Members of the operation's body from the form; values fixed by the control take precedence. */
function bodyOf({ operation, body }: Click, form: Form, { window }: PageLocation): unknown {
  const shape = routeOf(operation).body
  if (!(shape instanceof z.ZodObject)) return undefined
  const values = { os: window.os, ...form, ...body }
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(shape.shape, name)))
}

function bearerOf(operation: Operation, cookies: Cookies): string | undefined {
  const { proof } = routeOf(operation)
  if (proof === 'loginSecret') return cookies.login?.secret
  return proof === 'session' ? cookies.session : undefined
}

function resultOf(operation: Operation, reply: unknown, cookies: Cookies): ClickResult {
  if (routeOf(operation).reply === loginReply) {
    const { loginId, secret, session } = loginReply.parse(reply)
    if (secret !== undefined) cookies.setLogin({ loginId, secret })
    if (session !== undefined) cookies.setSession(session)
    return { kind: 'redirect', page: undefined }
  }
  const { screen } = withScreen.parse(reply)
  if (operation !== 'logOut' || !screen) return { kind: 'redirect', page: pageAfterAny(operation) }
  cookies.clear()
  return { kind: 'render', screen }
}

export async function handleClick(
  faces: Faces,
  location: PageLocation,
  cookies: Cookies,
  form: Form,
): Promise<ClickResult> {
  const click = parseClick(form)
  if (!click) return { kind: 'invalid' }
  const { operation, path } = click
  if (operation === 'openPortal') return { kind: 'redirect', page: path?.page }
  const called = await callAny(faces, operation, {
    path: { ...path, loginId: cookies.login?.loginId ?? 'none' },
    body: bodyOf(click, form, location),
    bearer: bearerOf(operation, cookies),
  })
  return called.ok ? resultOf(operation, called.reply, cookies) : { kind: 'refused', problem: called.problem }
}
