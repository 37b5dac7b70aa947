import type { Terminal } from '../../shared/terminal.ts'
import { type RunPlan, targetName } from '../plan.ts'
import { whatScenariosLeave } from '../without-lab/choice.ts'
import { counting } from './terminal-report.ts'
import { wrapped } from './wrapped.ts'

/** The first lines of a run. */
export function runHeading(plan: RunPlan, scenarios: number, { paint, columns }: Terminal): string {
  const { seed, shuffled, fault } = plan
  const facts = [targetName(plan), `seed ${seed}${shuffled ? ', shuffled' : ''}`, counting(scenarios)]
  const injected = fault ? `  ${paint('yellow', `on purpose: ${fault.title}`)}\n` : ''
  const profiles = plan.system?.profiles.map(({ title }) => title).join(', ')
  const declared =
    profiles === undefined ? '' : `  ${paint('dim', `profiles: ${wrapped(profiles, columns - 12, 12)}`)}\n`
  const allowed = whatIsLeft(plan).map((sentence) => `  ${paint('yellow', sentence)}\n`)
  return `\n  ${paint('bold', 'sls run')}  ${facts.join(' · ')}\n${injected}${declared}${allowed.join('')}\n`
}

/** What the run is going to do to people of a system without a lab face that cannot be undone. */
const whatIsLeft = ({ system }: RunPlan): string[] =>
  [...(system?.withoutLab?.left ?? [])].map(
    ([kind, count]) =>
      `--allow ${kind}: ${counting(count)} ${whatScenariosLeave[kind]}, which cannot be undone`,
  )
