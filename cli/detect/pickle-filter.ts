import type { Plugin } from '@cucumber/cucumber/api'
import { direction } from './run-control.ts'

/** Runs what was chosen out of what the first call parsed, whatever the runner has parsed this time. */
const plugin: Plugin = {
  type: 'plugin',
  optionsKey: 'slsDetect',
  coordinator({ transform }) {
    transform('pickles:filter', (tagged) => {
      if (direction.parsed.size === 0) for (const one of tagged) direction.parsed.set(one.pickle.id, one)
      return direction.chosen.flatMap((id) => direction.parsed.get(id) ?? [])
    })
  },
}

export default plugin
