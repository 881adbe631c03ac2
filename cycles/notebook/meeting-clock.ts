/** The time of a meeting. Apart from the agenda, which knows the notebook's schemas: this much travels to the browser. */
export const meetingMinutes = 45

/** Which item a meeting is at after so many minutes; null before it began and once its time is over. */
export const itemAt = (agenda: readonly { startsAt: number; minutes: number }[], minutes: number): number | null => {
  if (minutes < 0) return null
  const i = agenda.findIndex(item => minutes < item.startsAt + item.minutes)
  return i < 0 ? null : i
}
