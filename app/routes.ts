import { index, route, type RouteConfig } from '@react-router/dev/routes'

// Paths are Spanish in both languages and never change; modules have English names. A path must also be listed in access.ts.
export default [
  index('routes/common/home.tsx'),
  route('idioma', 'routes/common/language.tsx'),

  // People

  // Imports
  route('importaciones', 'routes/imports/imports.tsx'),
  route('importaciones/trabajos/:jobId', 'routes/imports/import-job.tsx'),
  route('importaciones/:generationId', 'routes/imports/import-report.tsx'),
  route('ajustes/territorio', 'routes/imports/territory-settings.tsx'),

  // The notebook

  // The region

  route('*', 'routes/common/not-found.tsx'),
] satisfies RouteConfig
