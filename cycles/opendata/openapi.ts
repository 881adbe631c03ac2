/** The description of the service for programs (OpenAPI 3.1), made from the definitions its answers are made from. */
import { fewestRows, mostRows, usualRows } from './pages.ts'
import { tables, type Column, type Table } from './tables.ts'

type Locale = 'es' | 'en'
type Json = { [name: string]: unknown }

const schemaOf = (c: Column, isKey: boolean, locale: Locale): Json => {
  const type = c.type === 'integer' ? 'integer' : c.type === 'number' ? 'number' : 'string'
  const codes = c.codes ? Object.keys(c.codes) : null
  return {
    type: isKey ? type : [type, 'null'], description: c[locale] + (c.codes ? `. ${Object.entries(c.codes).map(([code, w]) => `${code}: ${w[locale]}`).join('; ')}` : ''),
    ...(codes ? { enum: isKey ? codes : [...codes, null] } : {}), ...(c.type === 'day' ? { format: 'date' } : {}),
  }
}

const rowSchema = (t: Table, locale: Locale): Json => ({
  type: 'object', additionalProperties: false, required: t.columns.map(c => c.name), properties: Object.fromEntries(t.columns.map(c => [c.name, schemaOf(c, t.key.includes(c.name), locale)])),
})

const said: Record<Locale, { title: string; about: string; list: string; from: string; to: string; month: string; slep: string; commune: string; rows: string; cursor: string; next: string; same: string; problems: Record<string, string> }> = {
  es: {
    title: 'Cuaderno TEP: datos para programas', about: 'Solo lectura. Cada petición lleva su llave: `Authorization: Bearer tep1_…`. Las cifras salen con las mismas reglas que los archivos: ninguna tasa va sin su cantidad de estudiantes, su cobertura y cómo se lee.',
    list: 'Las tablas que lee la llave', from: 'Desde el año', to: 'Hasta el año', month: 'Mes', slep: 'Código del Servicio Local', commune: 'Código de la comuna', rows: 'Filas por página', cursor: 'Lo que dijo `next`', next: 'Dirección de la página siguiente; null en la última', same: 'Nada cambió desde la que tiene ese ETag',
    problems: { 400: 'Algo de la dirección no se entiende', 401: 'Falta la llave, o no abre nada', 403: 'Está fuera del alcance de la llave', 404: 'No hay tabla con ese nombre', 429: 'Demasiadas peticiones en un minuto' },
  },
  en: {
    title: 'Cuaderno TEP: data for programs', about: 'Read only. Each request carries its key: `Authorization: Bearer tep1_…`. Figures leave under the same rules as the files: no rate goes without its number of students, its coverage and how it is read.',
    list: 'The tables the key reads', from: 'From the year', to: 'To the year', month: 'Month', slep: 'Code of the Local Service', commune: 'Code of the commune', rows: 'Rows a page', cursor: 'What `next` said', next: 'Address of the next page; null on the last', same: 'Nothing changed since the one with that ETag',
    problems: { 400: 'Something of the address is not understood', 401: 'The key is missing, or opens nothing', 403: 'It is out of the scope of the key', 404: 'There is no table of that name', 429: 'Too many requests in a minute' },
  },
}

export const openapiOf = (locale: Locale, origin: string): Json => {
  const w = said[locale]
  const problems = (codes: readonly string[]) => Object.fromEntries(codes.map(code => [code, { description: w.problems[code], content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } } }]))
  const number = (name: string, description: string, minimum: number, maximum: number, more: Json = {}): Json => ({ name, in: 'query', required: false, description, schema: { type: 'integer', minimum, maximum, ...more } })
  const answer = (schema: Json, description: string) => ({ description, headers: { ETag: { schema: { type: 'string' } } }, content: { 'application/json': { schema } } })
  return {
    openapi: '3.1.0', info: { title: w.title, version: '1', description: w.about }, servers: [{ url: origin }], security: [{ key: [] }],
    paths: {
      '/api/v1': { get: {
        operationId: 'tablas', summary: w.list,
        responses: { 200: answer({ type: 'object', additionalProperties: false, required: ['tables'], properties: { tables: { type: 'array', items: { type: 'object', additionalProperties: false, required: ['name', 'title', 'href'], properties: { name: { type: 'string' }, title: { type: 'string' }, href: { type: 'string' } } } } } }, w.list), 304: { description: w.same }, ...problems(['401', '429']) },
      } },
      ...Object.fromEntries(Object.values(tables).map(t => [`/api/v1/${t.slug}`, { get: {
        operationId: t.slug, summary: t.title[locale], description: `${t.about[locale]} ${t.from[locale]}.`,
        parameters: [
          number('desde', w.from, 2004, 2100), number('hasta', w.to, 2004, 2100), number('mes', w.month, 1, 12), number('slep', w.slep, 1, 999_999), number('comuna', w.commune, 1, 999_999),
          number('filas', w.rows, fewestRows, mostRows, { default: usualRows }), { name: 'despues', in: 'query', required: false, description: w.cursor, schema: { type: 'string' } },
        ],
        responses: {
          200: answer({
            type: 'object', additionalProperties: false, required: ['table', 'rows', 'next'],
            properties: { table: { const: t.slug }, rows: { type: 'array', items: { $ref: `#/components/schemas/${t.slug}` } }, next: { type: ['string', 'null'], description: w.next } },
          }, t.title[locale]),
          304: { description: w.same }, ...problems(['400', '401', '403', '404', '429']),
        },
      } }])),
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        problem: { type: 'object', required: ['type', 'title', 'status', 'detail'], properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, code: { type: 'string' } } },
        ...Object.fromEntries(Object.values(tables).map(t => [t.slug, rowSchema(t, locale)])),
      },
    },
  }
}
