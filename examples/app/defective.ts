/** @module The app with the mistake that `SLS_DEFECT` names, for `sls run --app examples/app/defective.ts`. */

import type { AppUnderTest } from '../../drivers/ports/app.ts'
import { defects } from './defects.ts'
import { IbKey } from './ib-key.ts'
import { rules } from './rules.ts'

const name = process.env.SLS_DEFECT ?? ''
const defect = defects[name]
if (!defect) throw new Error(`SLS_DEFECT is "${name}": give one of ${Object.keys(defects).join(', ')}`)

const app: AppUnderTest = {
  name: `Example app 1.0 with ${name}`,
  start: (device) => new IbKey(device, { ...rules, ...defect.rules }),
}

export default app
