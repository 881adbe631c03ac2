import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escaped, html } from '../../../cycles/export/html.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('<', '>', '&', '"', "'", '`', '=', '/', '</p>', '<script>', '<!--', ']]>', '&lt;', '&#60;', '\u202e', '\u0000', '\ud800', 'onload=', ' ', 'a'), { maxLength: 12 }).map(c => c.join('')),
)
/** What a browser reads back in a text or a quoted attribute. */
const read = (s: string) => s.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&')

it('lets no text become markup, and gives every text back', () => {
  fc.assert(fc.property(hostile, text => {
    const out = escaped(text)
    expect(out).not.toMatch(/[<>"']/)
    expect(out).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/)
    expect(read(out)).toBe(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD'))
  }), { numRuns: 1000 })
})

it('escapes what is put in, wherever it comes from, and leaves its own HTML alone', () => {
  fc.assert(fc.property(hostile, hostile, (a, b) => {
    const inner = html`<b>${a}</b>`
    expect(html`<p title="${b}">${inner}${[a, inner]}${null}${3}</p>`.text).toBe(`<p title="${escaped(b)}"><b>${escaped(a)}</b>${escaped(a)}<b>${escaped(a)}</b>3</p>`)
  }))
})
