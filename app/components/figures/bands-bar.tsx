/** The five bands of attendance as one bar and a list of words and counts. Drawn with SVG attributes: no inline style, on the server too. */
import css from './figures.module.css'
import type { BandsView } from './view.ts'

export const BandsBar = ({ view, headingId }: { view: BandsView; headingId: string }) => {
  const drawn = view.parts.filter(p => p.from !== null && p.width !== null && p.width !== '0%')
  return (
    <section aria-labelledby={headingId} className={css.bands}>
      <h3 id={headingId}>{view.title}</h3>
      <p className={css.caption}>{view.caption}</p>
      {drawn.length > 0 ? (
        <svg className={css.bar} width="100%" height="36" aria-hidden="true" focusable="false">
          {drawn.map(p => <rect key={p.band} className={css[p.band]} x={p.from!} width={p.width!} y="0" height="36" />)}
          {drawn.slice(1).map(p => <line key={p.band} className={css.gap} x1={p.from!} x2={p.from!} y1="0" y2="36" />)}
          {drawn.map(p => (p.isWide ? <text key={p.band} className={css.barText} x={p.middle!} y="23" textAnchor="middle">{p.count}</text> : null))}
        </svg>
      ) : null}
      <ul className={css.legend}>
        {view.parts.map(p => (
          <li key={p.band}>
            <svg className={css.swatch} width="14" height="14" aria-hidden="true" focusable="false"><rect className={css[p.band]} width="14" height="14" rx="2" /></svg>
            <span>{p.name} <span className={css.range}>{p.range}</span></span>
            <span className={css.count}>{p.count}</span>
          </li>
        ))}
      </ul>
      <p className={css.small}>{view.rule} {view.note}</p>
    </section>
  )
}
