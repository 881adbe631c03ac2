/** Where on the page an expectation and its result stand. */
export const resultId = (key: string) => (key === '' ? 'resultado' : `resultado-${key}`)
