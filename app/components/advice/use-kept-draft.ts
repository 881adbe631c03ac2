/** Keeps a comment being written on the server, a moment after each pause: a draft of one's own, to go on with from anywhere. */
import { useEffect, useRef, type RefObject } from 'react'
import { useFetcher } from 'react-router'

const pauseMs = 1_500

/** `isSending`: the comment itself is on its way, and its draft with it. Answers when it was last kept, in words; '' before that. */
export const useKeptDraft = (form: RefObject<HTMLElement | null>, isSending: boolean): string => {
  const fetcher = useFetcher<{ draftSavedAt?: string }>()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const sending = useRef(isSending)
  sending.current = isSending
  useEffect(() => {
    const f = form.current?.querySelector('form')
    if (!f) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      timer = undefined
      if (sending.current || !navigator.onLine) return
      const fields = new FormData(f)
      fields.set('intent', 'comment-draft')
      fields.set('conJs', '1')
      void submit.current(fields, { method: 'post' })
    }
    const onInput = () => { if (timer) clearTimeout(timer); timer = setTimeout(keep, pauseMs) }
    f.addEventListener('input', onInput)
    return () => { f.removeEventListener('input', onInput); if (timer) clearTimeout(timer) }
  }, [form])
  return fetcher.data?.draftSavedAt ?? ''
}
