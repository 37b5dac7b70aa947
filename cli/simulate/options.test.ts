import { expect, test } from 'vitest'
import { readSimulateOptions } from './options.ts'

test('without options there are two phones, and the clock of the machine', () => {
  expect(readSimulateOptions([])).toMatchObject({
    ok: true,
    value: {
      port: 4300,
      isVirtual: false,
      phones: [
        { name: 'iphone', os: 'iOS', number: '+12025550111' },
        { name: 'android', os: 'Android', number: '+12025550112' },
      ],
    },
  })
})

test.each([
  [['--nope'], /--nope.*sls simulate --help/],
  [['--port', '70000'], /^--port 70000: give a number from 0 to 65530\.$/],
  [['--router', 'x'], /^--router x: give a number/],
  [['--clock', 'sundial'], /^--clock sundial: give wall or virtual\.$/],
  [['--seed', 'x'], /^--seed x: /],
  [['--app', 'no app'], /^--app no app: /],
  [['--project', 'X'], /^--project X: /],
  [['--host', 'a b'], /^--host a b: /],
  [['--phone', 'Ann'], /^--phone Ann: give NAME=iOS/],
  [['--phone', 'ann=Symbian'], /^--phone ann=Symbian: the system is iOS or Android/],
  [['--phone', 'ann=iOS,5550111'], /^--phone ann=iOS,5550111: write the number as in \+12025550111/],
  [['--phone', 'ann=iOS', '--phone', 'ann=Android'], /^--phone ann: two phones/],
  [
    ['--fault', 'apns:Shutdown@bob'],
    /^--fault apns:Shutdown@bob: there is no phone bob: use one of iphone, android\.$/,
  ],
  [
    ['--phone', 'ann=iOS', '--fault', 'sms:30003@ann'],
    /^--fault sms:30003@ann: ann has no number for text messages\.$/,
  ],
  [['--fault', 'oauth:invalid_grant@iphone'], /^--fault oauth:invalid_grant@iphone: .*leave it out\.$/],
  [['--fault', 'apns:Nothing'], /^--fault apns:Nothing: fault: there is no Nothing of apns: use one of /],
  [['--fault', 'apns:Shutdown*0'], /^--fault apns:Shutdown\*0: times: give a number from 1 to 10000/],
  [['--dir', ''], /^--dir: give a folder\.$/],
  [['--ledger', ''], /^--ledger: give a file\.$/],
])('%j is refused with one sentence that names it', (args, sentence) => {
  const read = readSimulateOptions(args)
  expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(sentence)])
})
