/** An e-mail address that may break before its @, where a narrow column needs it, and not in the middle of a word. */
export const Address = ({ email }: { email: string }) => {
  const at = email.lastIndexOf('@')
  return at < 0 ? email : <>{email.slice(0, at)}<wbr />{email.slice(at)}</>
}
