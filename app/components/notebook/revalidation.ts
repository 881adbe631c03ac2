import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** The server was not reached or did not take it: loading anything again now would replace the page that holds the words. */
const wasNotTaken = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && ['offline', 'signed-out', 'failed', 'other-person'].includes(String(answer.kind))

/**
 * A save a page made by itself brings back its own answer; loading the whole page again would double what a thin line carries. It is
 * loaded again when the answer says that more changed than what was sent.
 */
export const skipsItsOwnSaves = ({ formData, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => {
  if (wasNotTaken(actionResult)) return false
  if (formData?.get('solo') !== '1') return defaultShouldRevalidate
  const answer = actionResult as { kind?: string; joinedWith?: string | null } | undefined
  return answer?.kind === 'saved' && answer.joinedWith !== null && answer.joinedWith !== undefined
}

/** The frame around every page: nothing that is written in a notebook changes it. */
export const frameStays = ({ formData, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  formData?.get('conJs') === '1' || wasNotTaken(actionResult) ? false : defaultShouldRevalidate
