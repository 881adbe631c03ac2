// The framework's options (decision record 1): Remix in its maintained line, React Router 7 framework mode.
/** @type {import("@react-router/dev/config").Config} */
export default {
  appDirectory: 'app',
  // A second build, for its client's words in another language, stands apart for a moment (app/cli/build.mjs).
  buildDirectory: process.env.TEP_BUILD_DIRECTORY ?? 'build',
  ssr: true,
  serverBuildFile: 'index.js',
  // All routes' names come with the first page, so that no address answers outside the root middleware.
  routeDiscovery: { mode: 'initial' },
  future: {
    v8_middleware: true,
    v8_splitRouteModules: true,
    v8_viteEnvironmentApi: true,
    v8_passThroughRequests: true,
    v8_trailingSlashAwareDataRequests: true,
  },
}
