import { expect, it } from 'vitest'
import { formatter } from '../../app/format.ts'

const es = formatter('es')
const en = formatter('en')

it('writes percents and points as people in Chile do, and as English readers do', () => {
  expect(es.percent(87.4)).toBe('87,4%')
  expect(en.percent(87.4)).toBe('87.4%')
  expect(es.percent(90, 0)).toBe('90%')
  expect(es.points(2.2)).toBe('+2,2')
  expect(es.points(-0.3)).toBe('−0,3')
  expect(en.points(-1.25, 2)).toBe('−1.25')
})

it('gives no sign to a difference that rounds to nothing', () => {
  expect(es.points(0)).toBe('0,0')
  expect(es.points(-0.04)).toBe('0,0')
  expect(es.points(0.04)).toBe('0,0')
  expect(es.number(-0)).toBe('0')
})

it('groups thousands in counts and never in years', () => {
  expect(es.integer(5068)).toBe('5.068')
  expect(en.integer(5068)).toBe('5,068')
  expect(es.month({ year: 2026, month: 10 })).toBe('oct 2026')
  expect(es.monthLong({ year: 2026, month: 9 })).toBe('septiembre de 2026')
  expect(en.monthLong({ year: 2026, month: 9 })).toBe('September 2026')
})

it('writes a school day without ever asking a time zone', () => {
  expect(es.day('2026-11-18')).toBe('18 nov 2026')
  expect(en.day('2026-01-01')).toBe('1 Jan 2026')
  expect(es.dayLong('2026-11-18')).toBe('18 de noviembre de 2026')
  expect(es.weekday('2026-11-18')).toBe('miércoles 18 de noviembre')
})

it('tells an instant in the territory\'s own hour, on a 24-hour clock', () => {
  const at = new Date('2026-11-18T02:40:00Z')
  expect(es.time(at)).toBe('23:40')
  expect(es.dayOf(at)).toBe('17 nov 2026')
  expect(formatter('es', 'Pacific/Easter').time(at)).toBe('21:40')
  expect(es.time('2026-11-18T03:05:00Z')).toBe('00:05')
})

it('sorts ñandú after nogal and árbol before zorro', () => {
  expect(['zorro', 'ñandú', 'nogal', 'árbol', '10° A', '2° B'].sort(es.compare)).toEqual(['2° B', '10° A', 'árbol', 'nogal', 'ñandú', 'zorro'])
})

it('joins a list the way each language speaks it', () => {
  expect(es.list(['marzo', 'abril', 'mayo'])).toBe('marzo, abril y mayo')
  expect(es.list(['familias', 'inspectores'])).toBe('familias e inspectores')
  expect(en.list(['March', 'April'])).toBe('March and April')
  expect(es.list([])).toBe('')
})
