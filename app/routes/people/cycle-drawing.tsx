/** The cycle, drawn: four stations, and the line that goes on to another turn. An ornament: the page says the same in words. */
import { m } from '../../messages/compiled/messages.js'

export const CycleDrawing = () => (
  <svg viewBox="-46 0 450 300" aria-hidden="true" focusable="false" fill="none" stroke="var(--voice)" strokeWidth="2.4" strokeLinecap="round">
    <path d="M214 56 A96 96 0 0 1 288 130" />
    <path d="M288 170 A96 96 0 0 1 214 244" />
    <path d="M186 244 A96 96 0 0 1 112 170" />
    <path d="M102 126 A116 116 0 0 1 150 46" stroke="var(--voice-line)" strokeDasharray="2 8" />
    <path d="M145 60 L152 44 L136 43" stroke="var(--voice-line)" strokeLinejoin="round" />
    {[[280, 118, 288, 132, 296, 118], [231, 235, 213, 244, 228, 252], [104, 183, 112, 169, 121, 182]].map(([a, b, c, d, e, f]) => (
      <path key={a} d={`M${a} ${b} L${c} ${d} L${e} ${f}`} strokeLinejoin="round" />
    ))}
    {([[200, 54, 1], [290, 150, 2], [200, 246, 3], [110, 150, 4]] as const).map(([x, y, n]) => (
      <g key={n}>
        <circle cx={x} cy={y} r="17" fill={n === 1 ? 'var(--voice)' : 'var(--paper)'} />
        <text x={x} y={y + 5} textAnchor="middle" stroke="none" fill={n === 1 ? 'var(--on-voice)' : 'var(--voice)'} fontSize="15" fontWeight="700">{n}</text>
      </g>
    ))}
    <g stroke="none" fill="var(--ink)" fontSize="15" fontFamily="var(--serif)" fontWeight="700">
      <text x="200" y="24" textAnchor="middle">{m.people_drawing_1()}</text>
      <text x="318" y="155">{m.people_drawing_2()}</text>
      <text x="200" y="288" textAnchor="middle">{m.people_drawing_3()}</text>
      <text x="82" y="155" textAnchor="end">{m.people_drawing_4()}</text>
      <text x="84" y="50" textAnchor="end" fill="var(--ink-faint)" fontWeight="400" fontStyle="italic" fontSize="14">{m.people_drawing_next()}</text>
    </g>
    <circle cx="200" cy="150" r="7" fill="var(--look)" stroke="none" />
  </svg>
)
