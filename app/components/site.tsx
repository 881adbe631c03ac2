/** Header and footer of every page. */
import { Form, Link, NavLink, useLocation } from 'react-router'
import { m } from '../messages/compiled/messages.js'
import { SignOut } from './saving/sign-out.tsx'
import { currentLocale, type Locale } from '../words.ts'
import css from './site.module.css'

export type Frame = {
  programmeName: string | null
  isDemo: boolean
  today: string
  person: { id: string; name: string } | null
  /** How many notices wait unread; null for nobody. */
  unread: number | null
  navigation: { to: string; label: string }[]
}

/** The cycle: an arrow that comes back to where it began, one turn further. */
const Mark = () => (
  <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false" fill="none" strokeWidth="2.4" strokeLinecap="round">
    <path d="M6.6 7.6 A 10.4 10.4 0 1 0 14 3.6" stroke="var(--voice)" />
    <path d="M6 2.6 L6.4 8 L11.6 7.6" stroke="var(--voice)" strokeLinejoin="round" />
    <circle cx="14" cy="14" r="3" fill="var(--look)" />
  </svg>
)

/** The bell, and how many wait: a number beside it, which is also said. */
const Notices = ({ unread }: { unread: number }) => (
  <Link className={css.bell} to="/avisos">
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d="M4.5 14.2 C 6 12.6 5.4 9.4 5.9 7.2 A 4.2 4.2 0 0 1 14.1 7.2 C 14.6 9.4 14 12.6 15.5 14.2 Z" /><path d="M8.4 16.6 A 1.7 1.7 0 0 0 11.6 16.6" />
    </svg>
    {m.digest_nav()}{unread > 0 ? <> <span className={css.count}>{unread > 99 ? '99+' : unread}</span> <span className={css.said}>{m.digest_nav_unread()}</span></> : null}
  </Link>
)

/** `isBare`: that this is a demo is said everywhere; everything else leads somewhere. */
export const SiteHeader = ({ frame, isBare = false }: { frame: Frame | null; isBare?: boolean }) => (
  <>
    {frame?.isDemo ? <p className={css.demo}>{m.common_demo_banner()} {frame.person && !isBare ? <Link to="/demo/reloj">{m.common_demo_clock()}</Link> : null}</p> : null}
    {isBare ? null : <header className={css.header}>
      <div className={css.bar}>
        <Link className={css.brand} to="/"><Mark />{frame?.programmeName ?? m.common_programme_default()}</Link>
        {frame && frame.navigation.length > 0 ? (
          <nav className={css.nav} aria-label={m.common_nav_label()}>
            {frame.navigation.map(item => <NavLink key={item.to} to={item.to}>{item.label}</NavLink>)}
          </nav>
        ) : null}
        {frame?.person ? (
          <div className={css.person}>
            {frame.unread === null ? null : <Notices unread={frame.unread} />}
            <Link to="/mi-cuenta">{frame.person.name}</Link>
            <SignOut className={css.linkButton} />
          </div>
        ) : null}
      </div>
    </header>}
  </>
)

const other: Record<Locale, { locale: Locale; label: string }> = { es: { locale: 'en', label: 'English' }, en: { locale: 'es', label: 'Español' } }

export const SiteFooter = ({ frame }: { frame: Frame | null }) => {
  const { pathname, search } = useLocation()
  const to = other[currentLocale()]
  return (
    <footer className={css.footer}>
      <div className={css.footerBar}>
        {frame?.person ? <Link to="/acuerdo">{m.common_agreement()}</Link> : null}
        <Form method="post" action="/idioma" reloadDocument>
          <input type="hidden" name="a" value={pathname + search} />
          <button className={css.linkButton} name="idioma" value={to.locale} lang={to.locale}>{to.label}</button>
        </Form>
        <span>{m.common_purpose_line()}</span>
      </div>
    </footer>
  )
}
