/** What the reader sees when a page cannot be shown: what happened, and what to do. */
import { m } from '../messages/compiled/messages.js'
import { ButtonLink } from './form.tsx'
import { PageHead } from './page.tsx'

const wordsFor = (status: number) => {
  switch (status) {
    case 400: return { title: m.common_problem_400_title(), what: m.common_problem_400_what() }
    case 403: return { title: m.common_problem_403_title(), what: m.common_problem_403_what() }
    case 404: return { title: m.common_problem_404_title(), what: m.common_problem_404_what() }
    case 409: return { title: m.common_problem_409_title(), what: m.common_problem_409_what() }
    case 413: return { title: m.common_problem_413_title(), what: m.common_form_too_big() }
    case 429: return { title: m.common_problem_429_title(), what: m.common_problem_429_what() }
    default: return { title: m.common_problem_500_title(), what: m.common_problem_500_what() }
  }
}

export const Problem = ({ status, code }: { status: number; code: string | null }) => {
  const words = wordsFor(status)
  return (
    <>
      <title>{words.title}</title>
      <PageHead title={words.title} />
      <p>{words.what}</p>
      {code ? <p>{m.common_problem_code({ code })}</p> : null}
      <p><ButtonLink to="/">{m.common_problem_home()}</ButtonLink></p>
    </>
  )
}
