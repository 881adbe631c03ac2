import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attachmentNamed, fileNameOf } from '../../../cycles/export/file-name.ts'

it('names a download plainly where the name is plain, and twice where it is not', () => {
  expect(attachmentNamed('cuaderno-2026.json')).toBe('attachment; filename="cuaderno-2026.json"')
  expect(attachmentNamed('cuaderno-Escuela Ñuñoa-2026.json')).toBe('attachment; filename="cuaderno-Escuela Nunoa-2026.json"; filename*=UTF-8\'\'cuaderno-Escuela%20%C3%91u%C3%B1oa-2026.json')
  expect(attachmentNamed('../../etc/passwd')).not.toMatch(/\/|\.\./)
  expect(fileNameOf('...')).toBe('cuaderno')
})

it('is always one header a browser can read, whatever the school is called', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), wanted => {
    const header = attachmentNamed(wanted)
    const read = /^attachment; filename="([A-Za-z0-9 ._-]+)"(?:; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+))?$/.exec(header)
    expect(read, header).not.toBeNull()
    if (read![2] !== undefined) expect(decodeURIComponent(read![2])).toBe(fileNameOf(wanted))
    expect(fileNameOf(wanted)).not.toMatch(/[\\/:*?"<>|\r\n]/)
  }), { numRuns: 500 })
})
