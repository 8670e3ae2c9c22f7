import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { connectLine, verifyConnection } from '../../api/connections'
import type { Connected, MetaApp } from '../../api/types'
import { useApiForm } from '../../ui/use-api-form'
import { CheckPanel } from './check-panel'
import { ConnectSteps } from './connect-steps'
import { type LineDraft, newVerifyToken, toConnection } from './line-draft'

type Props = {
  begin: LineDraft
  apps: MetaApp[]
  connected: (line: Connected, verify_token: string) => void
}

/** What Meta said of the values that were typed then. */
type Checked = { of: string } & Awaited<ReturnType<typeof verifyConnection>>

const textOf = (draft: LineDraft) => JSON.stringify(draft)

/** What connects a number, step by step; asked about at Meta before anything is stored. What was typed stays. */
export function ConnectForm({ begin, apps, connected }: Props) {
  const queries = useQueryClient()
  const [found, setFound] = useState<Checked | null>(null)
  const { form, field, submit, saving, failure } = useApiForm({
    given: begin,
    // What Meta confirmed is connected; anything else is checked first.
    save: async (draft) => {
      if (!confirmed) return setFound({ of: textOf(draft), ...(await verifyConnection(toConnection(draft))) })
      const line = await connectLine(toConnection(draft))
      void queries.invalidateQueries()
      connected(line, draft.verify_token)
    },
  })
  const [asked, setAsked] = useState('')
  const typed = textOf(form.values)
  const checked = found?.of === typed ? found : null
  const confirmed =
    checked !== null && checked.number !== null && !checked.checks.some(({ state }) => state === 'failed')
  // What was refused was about what stood there before.
  const refused = asked === typed ? failure : null
  const known = apps.some(({ meta_app_id }) => meta_app_id === form.values.app_id.trim())
  return (
    <form
      onSubmit={(event) => {
        setAsked(typed)
        submit(event)
      }}
    >
      <ConnectSteps
        field={field}
        known={known}
        generateToken={() => form.setFieldValue('verify_token', newVerifyToken())}
      />
      <CheckPanel checked={checked} confirmed={confirmed} refused={refused} saving={saving.isPending} />
    </form>
  )
}
