/** How the lists of a *Reporte de trayectoria educativa* are told: by the name of their sheet, a title above them, and their header. */

export type TrajectoryList = 'withdrawn' | 'disengaged' | 'twiceDisengaged' | 'attendance'

/** Which list a sheet's name or a title is of. */
export const listNamed = (text: string): TrajectoryList | null =>
  /DOBLE/.test(text) ? 'twiceDisengaged' : /DESVINCULAD/.test(text) ? 'disengaged' : /RETIRAD/.test(text) ? 'withdrawn' : /ASISTENCIA/.test(text) ? 'attendance' : null

/** A column of RUNs, under either name. */
export const isRun = (name: string) => /^(RUN|RUT)\b/.test(name)
/** Whether a row of folded names is the header of one of the lists. */
export const isListHeader = (names: readonly string[]): boolean => names.includes('GRADO') && names.some(isRun)
