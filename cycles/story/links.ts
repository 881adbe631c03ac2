/** How long a link to a story may be made to open, in days. A school year is the longest: nobody remembers an older one. */
export const storyLinkDays = [7, 30, 90, 365] as const
export const usualStoryLinkDays = 90
