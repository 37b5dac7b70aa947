import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock/clock.ts'
import { Timeline } from '../clock/timeline.ts'
import { createSecurityDevice } from './security-device.ts'

const deviceWith = (deviceSecret: string) => {
  const timeline = new Timeline(new VirtualClock().now)
  return { timeline, device: createSecurityDevice({ name: 'token', deviceSecret, timeline }) }
}
const own = Buffer.alloc(32, 1).toString('base64url')
const foreign = Buffer.alloc(32, 2).toString('base64url')

describe('a physical security device', () => {
  it('answers a challenge with the same eight digits each time', () => {
    const { device } = deviceWith(own)
    expect(device.respond('000123')).toMatch(/^[0-9]{8}$/)
    expect(device.respond('000123')).toBe(device.respond('000123'))
  })

  it('answers under a secret of its own', () => {
    expect(deviceWith(own).device.respond('123456')).not.toBe(deviceWith(foreign).device.respond('123456'))
  })

  it.each(['12345', '1234567', '12345a', '', '١٢٣٤٥٦'])('takes nothing but six digits: "%s"', (challenge) => {
    expect(() => deviceWith(own).device.respond(challenge)).toThrow(RangeError)
  })

  it('leaves neither challenge nor response on the timeline', () => {
    const { device, timeline } = deviceWith(own)
    const response = device.respond('123456')
    expect(JSON.stringify(timeline.events)).not.toMatch(new RegExp(`123456|${response}`))
    expect(timeline.events).toHaveLength(1)
  })
})
