/**
 * What anybody may read: a story behind a link, the public account, a page pinned to a wall. Stricter than the region's rules: whoever reads
 * it may know the children, and nobody can take back what was printed.
 */
import { regionPolicy, type Policy } from './disclose.ts'

/** As the region's, with whole percents in every school under 200 students: a tenth of a point is one student's days there. */
export const publicPolicyOf = (policy: Policy): Policy => ({ ...policy, wholePercentUnder: 200 })

/** The same where nobody has set another smallest group. */
export const publicPolicy: Policy = publicPolicyOf(regionPolicy)
