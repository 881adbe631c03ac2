import type { ShouldRevalidateFunctionArgs } from 'react-router'

/**
 * A save a page made by itself brings back its own answer; loading the whole page again would double what a thin line carries. It is
 * loaded again when the answer says that more changed than what was sent.
 */
export const skipsItsOwnSaves = ({ formData, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => {
  if (formData?.get('solo') !== '1') return defaultShouldRevalidate
  const answer = actionResult as { kind?: string; joinedWith?: string | null } | undefined
  return answer?.kind === 'saved' && answer.joinedWith !== null && answer.joinedWith !== undefined
}
