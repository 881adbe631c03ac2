/** Addresses of the region's pages. */
export const differencesPath = (query: { year?: number | null; page?: number } = {}) => {
  const params = new URLSearchParams()
  if (query.year) params.set('anio', String(query.year))
  if (query.page && query.page > 1) params.set('pagina', String(query.page))
  return `/territorio/diferencias${params.size > 0 ? `?${params.toString()}` : ''}`
}
export const theoriesPath = (rbd: number) => `/territorio/diferencias/${rbd}`
export const regionSchoolPath = (rbd: number) => `/territorio/escuelas/${rbd}`
export const resultsPath = (by: 'area' | 'strand' = 'area') => (by === 'area' ? '/territorio/resultados' : '/territorio/resultados?por=linea')
export const funnelPath = (measure: 'chronic' | 'withdrawal') => (measure === 'chronic' ? '/territorio/resultados/escuelas' : '/territorio/resultados/escuelas?medida=retiro')
