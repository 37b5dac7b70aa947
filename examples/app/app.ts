/** @module IBKR Mobile as another team would write it, for `sls run --app examples/app/app.ts`. */

import type { AppUnderTest } from '../../drivers/ports/app.ts'
import { IbKey } from './ib-key.ts'
import { rules } from './rules.ts'

const app: AppUnderTest = { name: 'Example app 1.0', start: (device) => new IbKey(device, rules) }

export default app
