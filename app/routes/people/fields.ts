/** A form's text fields as they were typed; a file counts as nothing. A field that was not sent is ''. */
export const fieldsOf = (form: FormData): ((name: string) => string) => name => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
