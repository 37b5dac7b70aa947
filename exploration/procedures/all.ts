/** @module All procedures. */

import { atTheSameTime } from './at-the-same-time.ts'
import { ofCodesAndLimits } from './codes-and-limits.ts'
import { proceduresInRussian } from './in-russian.ts'
import { inTheApp } from './in-the-app.ts'
import { notificationsShown } from './notifications-shown.ts'
import { onTradingDevice } from './on-a-trading-device.ts'
import type { Procedure } from './procedure.ts'
import { ofServices } from './services.ts'

export const allProcedures: readonly Procedure[] = [
  ...notificationsShown,
  ...inTheApp,
  ...onTradingDevice,
  ...ofServices,
  ...ofCodesAndLimits,
  ...atTheSameTime,
  ...proceduresInRussian,
]
