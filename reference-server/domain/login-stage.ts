/** @module Which stages of a login are open. */

import type { Login } from './account.ts'

/** Whether the second factor is still to come. Everything else has ended, one way or another. */
export const isPending = ({ stage }: Login): boolean =>
  stage.at === 'chooseDevice' ||
  stage.at === 'waitingForApproval' ||
  stage.at === 'challenge' ||
  stage.at === 'securityCode'
