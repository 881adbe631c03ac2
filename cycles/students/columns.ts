/** Columns of a school's own files, as folded names (upper case, no accents). Reference: Ministry files, 1.11. Used on the device and on the server. */

/** What is read of a list or a class book; everything else is dropped before anything is kept. */
export const neededColumns = [
  'ANO', 'MES', 'FECHA', 'RBD', 'COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO', 'RUN', 'DIGITO VER.', 'NUMERO LISTA', 'FECHA INCORPORACION CURSO', 'FECHA RETIRO',
  'DIAS ASISTIDOS', 'DIAS TRABAJADOS', 'PRESENTE', 'PRESENTES', 'MATRICULA',
] as const

/** Columns of SIGE's *nómina* that are never read (`%ASISTENCA` is SIGE's own spelling). */
export const neverRead = [
  'DESC GRADO', 'GENERO', 'NOMBRES', 'APELLIDO PATERNO', 'APELLIDO MATERNO', 'DIRECCION', 'COMUNA RESIDENCIA', 'CODIGO COMUNA RESIDENCIA', 'EMAIL', 'TELEFONO', 'CELULAR',
  'FECHA NACIMIENTO', 'CODIGO ETNIA', '%ASISTENCA', '%ASISTENCIA', 'PROMEDIO FINAL',
] as const

/** How schools write the columns of their own files. */
export const columnAliases: Readonly<Record<string, string>> = {
  'DIGITO VER': 'DIGITO VER.', 'DIGITO VERIFICADOR': 'DIGITO VER.', DV: 'DIGITO VER.', RUT: 'RUN',
  'N LISTA': 'NUMERO LISTA', 'N° LISTA': 'NUMERO LISTA', 'Nº LISTA': 'NUMERO LISTA', 'N° DE LISTA': 'NUMERO LISTA', 'NUMERO DE LISTA': 'NUMERO LISTA',
  'COD TIPO ENS': 'COD TIPO ENSENANZA', 'CODIGO TIPO ENSENANZA': 'COD TIPO ENSENANZA', 'CODIGO GRADO': 'COD GRADO',
}

export const columnOf = (cell: string): string => {
  const name = cell.replace(/^\uFEFF/, '').normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\s+/g, ' ').trim().toUpperCase()
  return columnAliases[name] ?? name
}
