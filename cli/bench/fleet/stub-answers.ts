/** @module A server that answers at once and knows nobody: what an answer needs stands in what it is sent. */

export interface StubAnswer {
  readonly status: number
  readonly text: string
}

/** Each phone has it: nobody looks. */
export const stubDeviceSecret = 'A'.repeat(43)

/** The approval request of a login. */
export const stubRequestOf = (loginId: string): string => `r.${loginId}`

const expiresAt = 4_000_000_000_000

const answer = (value: object, status = 200): StubAnswer => ({ status, text: JSON.stringify(value) })

const approval = (requestId: string, state: 'open' | 'approved'): StubAnswer =>
  answer({ requestId, loginId: requestId.slice(2), platform: 'tws', nonce: requestId, expiresAt, state })

let logins = 0

const usernameIn = (body: string): string => /"username":"([^"]+)"/.exec(body)?.[1] ?? ''

/** `path` begins with a slash; `bearer` is the token alone. */
export function stubAnswer(method: string, path: string, bearer: string, body: string): StubAnswer {
  const [, first = '', second = '', third = '', fourth = '', fifth] = path.split('/')
  if (first === 'logins' && second === '') {
    const loginId = `${++logins}.${usernameIn(body)}`
    return answer({ loginId, secret: `k.${loginId}`, state: 'waitingForApproval' }, 201)
  }
  if (first === 'logins') return answer({ loginId: second, state: 'loggedIn', session: `s.${second}` })
  if (first === 'session' && method === 'DELETE') return answer({ done: true })
  if (first === 'session') return answer({ username: bearer.split('.').slice(2).join('.'), platform: 'tws' })
  if (first === 'device' && third === 'requests')
    return approval(fourth, fifth === 'answer' ? 'approved' : 'open')
  return { status: 404, text: '{}' }
}
