import { ensureBuild } from '../../app/cli/build.mjs'

/** The journeys run against the build, as people do. */
export default async () => { await ensureBuild({ onBuild: () => process.stdout.write('building…\n') }) }
