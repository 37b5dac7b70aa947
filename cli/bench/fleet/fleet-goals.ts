/** @module What a fleet has to bear, and the figures as lines. */

import type { Terminal } from '../../shared/terminal.ts'
import type { FleetBench } from './fleet-bench.ts'

/** `timesArtillery`: logins for a second of the processor. `growth`: what an event costs among many phones beside few. */
export const fleetGoals = { timesArtillery: 3, bytesPerPhone: 600, growth: 3 } as const

const times = ({ fleet, artillery }: FleetBench['perCpuSecond']): number | undefined =>
  artillery === undefined ? undefined : fleet / artillery

/** With what the simulated push gateway keeps of it. */
const bytesOf = ({ bytesPerPhone, gatewayBytesPerPhone }: FleetBench['virtual']): number =>
  bytesPerPhone + gatewayBytesPerPhone

const growthOf = ({ fewMicroseconds, manyMicroseconds }: FleetBench['virtual']): number =>
  manyMicroseconds / fewMicroseconds

/** The goals that were missed, in words. */
export function fleetGoalsMissed({ highestRate, perCpuSecond, virtual }: FleetBench): string[] {
  const ratio = times(perCpuSecond)
  return [
    ...(highestRate === undefined ? ['the schedule is kept at no rate'] : []),
    ...(ratio !== undefined && ratio < fleetGoals.timesArtillery
      ? [`a fleet makes less than ${fleetGoals.timesArtillery} times the logins of Artillery`]
      : []),
    ...(bytesOf(virtual) > fleetGoals.bytesPerPhone
      ? [`a phone takes more than ${fleetGoals.bytesPerPhone} bytes`]
      : []),
    ...(growthOf(virtual) > fleetGoals.growth
      ? [`an event costs more than ${fleetGoals.growth} times as much among many phones`]
      : []),
  ]
}

const count = (value: number): string => Math.round(value).toLocaleString('en')

export function fleetLines(bench: FleetBench, { paint }: Pick<Terminal, 'paint'>): string {
  const { phones, highestRate, tried, perCpuSecond, virtual, reference } = bench
  const ratio = times(perCpuSecond)
  const attempts = tried.map(({ rate, onTimePercent }) => `${count(rate)}: ${onTimePercent.toFixed(1)} %`)
  return [
    `  ${paint('bold', 'In real time')}  ${count(phones)} phones in two workers, a stub server that answers at once`,
    highestRate === undefined
      ? '  at no rate do 99 % of the logins begin within 50 ms of the schedule'
      : `  ${count(highestRate)} logins a second, of which 99 % begin within 50 ms of the schedule`,
    `  ${paint('dim', attempts.join(' · '))}`,
    '',
    `  ${paint('bold', 'For a second of the processor')}  the same six requests for a login, in turns`,
    `  ${count(perCpuSecond.fleet)} logins by a fleet${perCpuSecond.artillery === undefined ? '' : `, ${count(perCpuSecond.artillery)} by the HTTP engine of Artillery: ${ratio?.toFixed(1)} times`}`,
    ...(ratio === undefined
      ? [`  ${paint('dim', 'left out: Artillery: npm ci --prefix checks/artillery')}`]
      : []),
    '',
    `  ${paint('bold', 'In virtual time')}  ${count(virtual.many)} phones in one process, beside ${count(virtual.few)}`,
    `  ${count(virtual.bytesPerPhone)} bytes a phone, and ${count(virtual.gatewayBytesPerPhone)} at the simulated push gateway`,
    `  ${virtual.manyMicroseconds.toFixed(1)} µs an event, beside ${virtual.fewMicroseconds.toFixed(1)} µs: ${growthOf(virtual).toFixed(2)} times`,
    '',
    `  ${paint('bold', 'The reference server')}  logins by notification, every socket real, its passwords at the cost of suites`,
    reference.highestRate === undefined
      ? '  at no rate is p99 of a login under a second'
      : `  ${count(reference.highestRate)} logins a second with p99 under a second and no error${reference.perCpuSecond === undefined ? '' : `, ${count(reference.perCpuSecond)} for a second of its processor`}`,
    '',
    '',
  ].join('\n')
}
