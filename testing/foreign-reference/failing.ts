/**
 * @module The reference server as a system that is not ours, which fails for good when it is asked to look at a person's settings:
 * with SLS_TEST_FAILURE `dies` its process ends, with `hangs` it gives no answer, with `mute` it answers nothing from then on.
 * With `empty` nobody can be registered: that gets no answer.
 */

import { runAsForeign } from '../../cli/bench/foreign/run-as-foreign.ts'
import { createServer } from '../../reference-server/server.ts'

const { SLS_TEST_FAILURE: failure } = process.env
const never = new Promise<never>(() => {})
let isMute = false

await runAsForeign((parts) =>
  createServer({
    ...parts,
    middleware: (request, next) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/lab/people' && failure === 'empty') return never
      const isSettings = pathname.startsWith('/settings')
      if (isSettings && failure === 'dies') process.exit(1)
      isMute ||= isSettings && failure === 'mute'
      return isMute || (isSettings && failure === 'hangs') ? never : next(request)
    },
  }),
)
