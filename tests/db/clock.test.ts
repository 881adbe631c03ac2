import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, wallTimeOf } from '../../db/clock.ts'

const santiago = 'America/Santiago'
const at8 = (day: string) => instantOf({ day, minutes: 480 }, santiago).toISOString()

describe('the clocks of Santiago', () => {
  it('show eight o’clock an hour of Greenwich later from the first Saturday of April, at midnight', () => {
    // Decreto 224 of 2022: back at 24:00 of Saturday 4 April 2026, forward at 24:00 of Saturday 5 September 2026.
    expect(at8('2026-04-04')).toBe('2026-04-04T11:00:00.000Z')
    expect(at8('2026-04-05')).toBe('2026-04-05T12:00:00.000Z')
    expect(at8('2026-09-05')).toBe('2026-09-05T12:00:00.000Z')
    expect(at8('2026-09-06')).toBe('2026-09-06T11:00:00.000Z')
    expect(at8('2027-04-03')).toBe('2027-04-03T11:00:00.000Z')
    expect(at8('2027-04-04')).toBe('2027-04-04T12:00:00.000Z')
  })

  it('show 23:30 twice when they are put back, and 0:30 never when they are put forward', () => {
    expect(wallTimeOf(new Date('2026-04-05T02:30:00Z'), santiago)).toEqual({ day: '2026-04-04', minutes: 23 * 60 + 30 })
    expect(wallTimeOf(new Date('2026-04-05T03:30:00Z'), santiago)).toEqual({ day: '2026-04-04', minutes: 23 * 60 + 30 })
    expect(instantOf({ day: '2026-04-04', minutes: 23 * 60 + 30 }, santiago).toISOString()).toBe('2026-04-05T02:30:00.000Z')
    expect(wallTimeOf(instantOf({ day: '2026-09-06', minutes: 30 }, santiago), santiago)).toEqual({ day: '2026-09-06', minutes: 90 })
  })

  it('lead back from any instant to it, in every zone, but for the hour that comes twice', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2024-01-01T00:00:00Z') / 60_000, max: Date.parse('2030-01-01T00:00:00Z') / 60_000 }), fc.constantFrom(santiago, 'America/Punta_Arenas', 'Pacific/Easter', 'UTC', 'Asia/Kolkata'), (minute, zone) => {
      const wall = wallTimeOf(new Date(minute * 60_000), zone)
      const back = instantOf(wall, zone)
      expect(wallTimeOf(back, zone)).toEqual(wall)
      expect([0, 3_600_000]).toContain(minute * 60_000 - back.getTime())
    }))
  })
})
