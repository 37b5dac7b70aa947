/** @module Who may send through FCM: the layers in front of it, which answer without a code of FCM. */

import type { ServiceRequest } from '../../transport/service.ts'
import type { FcmProject } from '../credentials.ts'
import type { AccessTokens, TokenStatus } from './access-tokens.ts'
import type { FcmRefusal } from './errors.ts'

const sendPath = /^\/v1\/projects\/([^/?]+)\/messages:send$/

const callerRefusals: Readonly<Record<Exclude<TokenStatus, 'valid'>, FcmRefusal>> = {
  invalid: {
    status: 'UNAUTHENTICATED',
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid ' +
      'authentication credential.',
  },
  'insufficient scope': {
    status: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
  },
}

/** Why the caller may not send, or undefined where it may: the path, the access token, and the project it names. */
export function refuseCaller(
  request: ServiceRequest,
  { project, accessTokens }: { project: FcmProject; accessTokens: AccessTokens },
): FcmRefusal | undefined {
  const projectId = sendPath.exec(request.path)?.[1]
  if (projectId === undefined || request.method !== 'POST')
    return { status: 'NOT_FOUND', message: 'Not Found' }
  const [, token = ''] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  const standing = accessTokens.statusOf(token)
  if (standing !== 'valid') return callerRefusals[standing]
  if (projectId === project.projectId) return undefined
  const message = `Permission 'cloudmessaging.messages.create' denied on resource of project '${projectId}'`
  return { status: 'PERMISSION_DENIED', message }
}
