import type { ShouldRevalidateFunctionArgs } from 'react-router'

let isLoadingPage = () => false
/**
 * How to ask the router whether a page is being loaded. It is asked at the moment of deciding: what a component was last told is some
 * milliseconds old, and a save answered within them ended the loading of a page unseen.
 */
export const askNavigation = (isLoading: () => boolean) => { isLoadingPage = isLoading }

/**
 * A save that ends while a page is being loaded ends that loading: the router goes on with what the save loads again. So it must then load
 * everything, or an entry that was taken out by a button would still stand there.
 */
const endsALoading = (formData: FormData | undefined) => isLoadingPage() && formData?.get('conJs') === '1'

/** The server was not reached or did not take it: loading anything again now would replace the page that holds the words. */
const wasNotTaken = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && ['offline', 'signed-out', 'failed', 'other-person'].includes(String(answer.kind))

/**
 * A save a page made by itself brings back its own answer; loading the whole page again would double what a thin line carries. It is
 * loaded again when the answer says that more changed than what was sent.
 */
export const skipsItsOwnSaves = ({ formData, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => {
  if (endsALoading(formData)) return true
  if (wasNotTaken(actionResult)) return false
  if (formData?.get('solo') !== '1') return defaultShouldRevalidate
  const answer = actionResult as { kind?: string; joinedWith?: string | null } | undefined
  return answer?.kind === 'saved' && answer.joinedWith !== null && answer.joinedWith !== undefined
}

/** The frame around every page: nothing that is written in a notebook changes it. */
export const frameStays = ({ formData, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  formData?.get('conJs') === '1' || wasNotTaken(actionResult) ? false : defaultShouldRevalidate
