import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TestProject } from '../../testing/command-line.ts'

const projects: TestProject[] = []
const projectWith = (files?: Record<string, string>) => {
  const project = new TestProject(files)
  projects.push(project)
  return project
}
afterAll(() => {
  for (const project of projects) project.remove()
})

const traceSchema = z.object({
  rows: z.array(z.object({ id: z.string(), status: z.string(), scenarios: z.array(z.string()) })),
  tagsWithoutRow: z.array(z.string()),
})
const traceIn = (project: TestProject) => traceSchema.parse(JSON.parse(project.read('trace.json')))

describe('sls trace', { timeout: 30_000 }, () => {
  test('lists every row with its scenarios; MUST rows are unproven until detection saw them killed', async () => {
    const project = projectWith()
    const { code, out, err } = await project.sls('trace')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^\n {2}What is proven on this machine is not known yet, for want of detection\.json: npm run --silent sls -- detect/,
    )
    expect(out).not.toContain('DEMO-01')
    expect(out).toContain('3 whose proof is not known here')
    expect(Object.fromEntries(traceIn(project).rows.map(({ id, status }) => [id, status]))).toEqual({
      'DEMO-01': 'unproven',
      'DEMO-02': 'unproven',
      'DEMO-03': 'tested',
      'DEMO-04': 'unproven',
      'DEMO-05': 'excluded',
    })
    expect(traceIn(project).rows[2]?.scenarios).toEqual(['a04/door#no-noise'])
  })

  test('takes the proof from detection.json beside it', async () => {
    const project = projectWith({
      'out/detection.json': '{"faults":[{"subject":"server","kills":[{"row":"DEMO-01"}]}]}',
    })
    const { out } = await project.sls('trace', '--all')
    expect(traceIn(project).rows[0]?.status).toBe('tested')
    expect(out).not.toContain('What is proven')
    expect(out).toMatch(/DEMO-01 +MUST +server +article +The door opens for its key/)
  })

  test('refuses a detection.json that is something else', async () => {
    const project = projectWith({ 'out/detection.json': '[]' })
    const { code, err } = await project.sls('trace')
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/detection\.json is not what sls detect writes/),
    })
  })

  test('writes what it found even where a tag has no row, and refuses', async () => {
    const project = projectWith({
      'features/b.feature': 'Feature: F\n  Rule: R\n    @DEMO-77\n    Example: E\n      Given a door\n',
    })
    expect((await project.sls('trace')).code).toBe(2)
    expect(traceIn(project).tagsWithoutRow).toEqual(['@DEMO-77'])
  })
})
