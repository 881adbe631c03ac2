/** A visit's sheet as one file: opens on a phone without a network, runs nothing, asks for nothing. The same view as the page prints. */
import { html, type Html } from '../../cycles/export/html.ts'
import type { MonthsView } from '../components/story/view.ts'
import type { VisitSheetView } from '../components/visits/visit-sheet.tsx'
import { m } from '../messages/compiled/messages.js'
import { currentLocale, languageTag } from '../words.ts'

const style = `
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1d2930;--soft:#4c5a62;--line:#d6d1c3;--voice:#0d5c63}
@media(prefers-color-scheme:dark){:root{--paper:#14191c;--ink:#ece8dd;--soft:#b9bfbf;--line:#3a454a;--voice:#7cc7c4}}
*{box-sizing:border-box}body{margin:0 auto;max-width:44rem;padding:1.25rem 1.125rem 4rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 Georgia,'Noto Serif',serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.15;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2rem 0 .25rem;padding-top:.75rem;border-top:2px solid var(--voice)}h3{font:600 .9375rem/1.35 system-ui,sans-serif;color:var(--voice);margin:1.25rem 0 .375rem}
p{margin:0 0 .5rem}.s{font:.875rem/1.45 system-ui,sans-serif;color:var(--soft)}.i{font-style:italic}ul{list-style:none;margin:0;padding:0}
li{border-left:3px solid var(--line);padding:.25rem 0 .375rem .75rem;margin-bottom:.375rem}li .s{display:block}.t{white-space:pre-wrap}
table{border-collapse:collapse;font:.875rem/1.4 system-ui,sans-serif}td,th{text-align:right;padding:.125rem 1rem .125rem 0;font-weight:400}td:first-child,th:first-child{text-align:left}thead th{color:var(--soft)}
svg{display:block;width:100%;max-width:34rem;height:auto;margin:.5rem 0}svg text{fill:var(--soft);font:11.5px system-ui,sans-serif}.g{stroke:var(--line)}.n{fill:none;stroke:var(--ink);stroke-width:2}.b{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:3 4}.nm{fill:var(--ink)}.bm{fill:var(--paper);stroke:var(--soft)}
@media print{body{max-width:none;padding:0;background:#fff;color:#000;font-size:10pt}}
`
/** The one piece of the file that is no text and no markup: our own, a constant. */
const styleSheet = { text: style } as unknown as Html

const listOf = (items: readonly { key: string; text: string; detail: string }[]): Html =>
  html`<ul>${items.map(t => html`<li><span dir="auto">${t.text}</span>${t.detail ? html` <span class="s" dir="auto">${t.detail}</span>` : null}</li>\n`)}</ul>`

const chartOf = (months: Extract<MonthsView, { kind: 'months' }>): Html | null => {
  const c = months.chart
  if (!c) return null
  const line = (of: typeof c.now, name: string, mark: string, r: string) => html`${of.runs.map(points => html`<polyline class="${name}" points="${points}"/>`)}${of.marks.map(x => html`<circle class="${mark}" cx="${x.x}" cy="${x.y}" r="${r}"/>`)}`
  return html`<svg viewBox="0 0 ${c.width} ${c.height}" role="img" aria-label="${months.title}">${c.ticks.map(t => html`<line class="g" x1="${c.plot.left}" x2="${c.plot.right}" y1="${t.y}" y2="${t.y}"/><text x="${c.plot.left - 6}" y="${t.y + 4}" text-anchor="end">${t.text}</text>`)}${
    c.months.map(x => html`<text x="${x.x}" y="${c.plot.bottom + 16}" text-anchor="middle">${x.text}</text>`)}${line(c.before, 'b', 'bm', '2.6')}${line(c.now, 'n', 'nm', '3.4')}</svg>
<p class="s">${m.visits_file_key({ now: months.key.now, before: months.key.before })}</p>`
}

const monthsOf = (months: MonthsView): Html => months.kind === 'none' ? html`<p class="s">${months.text}</p>` : html`<h2>${months.title}</h2>${months.sentences.map(s => html`<p class="s">${s}</p>`)}${chartOf(months)}
<table><thead><tr>${months.table.columns.map(c => html`<th>${c.label}</th>`)}</tr></thead><tbody>${months.table.rows.map(r => html`<tr>${months.table.columns.map(c => html`<td>${r.cells[c.key] ?? ''}</td>`)}</tr>`)}</tbody></table>
${months.sources.map(s => html`<p class="s">${s}</p>`)}`

export const visitHtmlOf = (v: VisitSheetView): string => html`<!doctype html>
<html lang="${languageTag(currentLocale())}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="robots" content="noindex">
<title>${v.title}, ${v.schools}</title><style>${styleSheet}</style></head><body>
<header><p class="s">${v.schools}${v.time ? html` · ${v.time}` : null}</p><h1>${v.title}</h1>${v.purpose ? html`<p class="i t" dir="auto">${v.purpose}</p>` : null}<p class="s">${v.made} ${m.visits_file_care()}</p></header>
${v.brought.length > 0 ? html`<h2>${m.visits_brings_title()}</h2>${listOf(v.brought.map(b => ({ key: String(b.rbd), text: b.name, detail: [b.learning, b.brings].filter(s => s !== '').join(' · ') || '·' })))}` : null}
${v.agendas.map(s => html`<section>${v.agendas.length > 1 ? html`<h2>${s.name}</h2>` : null}${s.groups.length === 0 ? html`<p class="s">${m.visits_agenda_nothing()}</p>` : s.groups.map(g => html`<h3 dir="auto">${g.title}</h3>${listOf(g.topics)}`)}</section>`)}
${v.months ? monthsOf(v.months) : null}${v.monthsNote ? html`<p class="s">${v.monthsNote}</p>` : null}
</body></html>
`.text
