import { type UseFormReturnType, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError, fieldErrorsOf, wordsOf } from '../api/client'
import { own } from '../util/own'

type Options<Values, Data> = {
  given: Values
  save: (values: Values) => Promise<Data>
  saved?: (data: Data, form: UseFormReturnType<Values>) => void
  /** The field that a refusal is about which names none, by the code of the error. */
  about?: Record<string, keyof Values & string>
}

/**
 * A form that is sent to the API. A refusal stands at the fields that it names, and the first of them gets the focus;
 * `failure` is what no field of the form shows.
 */
export function useApiForm<Values extends Record<string, unknown>, Data>(options: Options<Values, Data>) {
  const { given, save, saved, about = {} } = options
  // The form takes letters, numbers and dashes; the ids of React have other characters too.
  const name = useId().replaceAll(/[^a-zA-Z0-9]/g, '-')
  const form = useForm<Values>({
    name,
    initialValues: given,
    // Mantine's field for passwords lacks it.
    enhanceGetInputProps: ({ inputProps }) => ({ 'aria-invalid': inputProps.error ? true : undefined }),
  })
  const [failure, setFailure] = useState<Error | null>(null)
  const saving = useMutation({
    mutationFn: save,
    onMutate: () => {
      form.clearErrors()
      setFailure(null)
    },
    onSuccess: (data) => saved?.(data, form),
    onError: (error) => {
      const shown = shownFields(name)
      const { errors, rest } = sortErrors(error, [...shown.keys()], about)
      // Screen readers read the message with the field, so it has to be there before the focus comes.
      flushSync(() => {
        form.setErrors(Object.fromEntries(errors))
        setFailure(rest)
      })
      const first = [...shown].find(([path]) => errors.has(path))
      if (first !== undefined) focusOn(first[1])
    },
  })
  return {
    form,
    field: form.getInputProps,
    submit: form.onSubmit((values) => saving.mutate(values)),
    saving,
    failure,
  }
}

/** The fields of a form that are on the page, by their paths and in their order. */
function shownFields(form_name: string): Map<string, HTMLElement> {
  const prefix = `${form_name}-`
  const nodes = document.querySelectorAll<HTMLElement>(`[data-path^="${prefix}"]`)
  return new Map([...nodes].map((node) => [(node.dataset.path ?? '').slice(prefix.length), node]))
}

type Sorted = { errors: Map<string, string>; rest: Error | null }

/** What to say at which field; `rest`: the error itself where a part of it belongs to no field. */
export function sortErrors(error: Error, shown: string[], about: Record<string, string | undefined>): Sorted {
  const named = fieldErrorsOf(error)
  const field = error instanceof ApiError && named.length === 0 ? own(about, error.code) : undefined
  if (field !== undefined && shown.includes(field))
    return { errors: new Map([[field, wordsOf(error)]]), rest: null }
  const errors = new Map<string, string>()
  let everywhere = named.length > 0
  for (const { path, message } of named) {
    const at = shown.find((it) => path === it || path.startsWith(`${it}.`))
    if (at === undefined) everywhere = false
    else if (!errors.has(at)) errors.set(at, message)
  }
  return { errors, rest: everywhere ? null : error }
}

function focusOn(node: HTMLElement): void {
  const closed = node.closest('details')
  if (closed !== null) closed.open = true
  const input = node.matches('input, textarea, select')
    ? node
    : node.querySelector<HTMLElement>('input, button')
  input?.focus()
}
