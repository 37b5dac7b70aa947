/** @module Where the app begins, and the two ways to Authenticate from there. */

import { ask, type Flow } from '../conversation.ts'
import type { Session } from '../session.ts'
import { failureText } from '../words.ts'
import { activation } from './activation.ts'
import { approval } from './approval.ts'
import { authenticate } from './authenticate.ts'

/** From the start of the app to its end: at a login where a notification about one was tapped. */
export async function* main(app: Session, requestId: string | undefined): Flow<never> {
  if (requestId !== undefined) yield* approval(app, requestId)
  for (;;) yield* app.vault.signedIn ? home(app) : welcome(app)
}

async function* welcome(app: Session): Flow {
  const { words, server, vault } = app
  let note: string | undefined
  for (;;) {
    const { label, typed } = yield* ask({
      title: words.title,
      notes: [note],
      fields: [{ label: words.username }, { label: words.password, secret: true }],
      buttons: [words.logIn, words.services],
    })
    if (label === words.services) return yield* menu(app, words.services)
    const username = typed[words.username] ?? ''
    const password = typed[words.password] ?? ''
    const answer = await server.readOptions({ username, password })
    if ('failure' in answer) {
      note = failureText(words, answer.failure)
      continue
    }
    const options = answer.value.options.filter((option) => option !== 'reactivate' || app.needsActivation)
    if (options.length > 0) return yield* activation(app, answer.value, options)
    vault.signedIn = true
    return
  }
}

async function* home(app: Session): Flow {
  const { words } = app
  yield* ask({ title: words.signedInTitle, buttons: [words.more] })
  yield* menu(app, words.more, words.logOut)
}

async function* menu(app: Session, title: string, ...further: readonly string[]): Flow {
  const { words, vault } = app
  const { label } = yield* ask({ title, buttons: [words.authenticate, ...further, words.close] })
  if (label === words.authenticate) yield* authenticate(app)
  if (label === words.logOut) vault.signedIn = false
}
