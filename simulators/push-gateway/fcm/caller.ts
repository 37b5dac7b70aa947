/** @module Who may send through FCM: the layers in front of it, which answer without a code of FCM. */

import type { ServiceRequest } from '../../transport/service.ts'
import type { FcmProject } from '../credentials.ts'
import type { AccessTokens, TokenStatus } from './access-tokens.ts'
import type { FcmRefusal } from './errors.ts'

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

/** Why the caller may not act for this project, or undefined where it may: the access token, and the project that it is of. */
export function refuseCaller(
  { headers }: ServiceRequest,
  { project, accessTokens }: { project: FcmProject; accessTokens: AccessTokens },
  projectId = project.projectId,
): FcmRefusal | undefined {
  const [, token = ''] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  const standing = accessTokens.statusOf(token)
  if (standing !== 'valid') return callerRefusals[standing]
  if (projectId === project.projectId) return undefined
  const resource = `//cloudresourcemanager.googleapis.com/projects/${projectId}`
  const message = `Permission 'cloudmessaging.messages.create' denied on resource '${resource}' (or it may not exist).`
  return { status: 'PERMISSION_DENIED', message }
}
