import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { letTimePass } from '../../api/sandbox'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'

// Past the thirty days for which WhatsApp goes on showing a phone.
const A_MONTH = 31

export function PassMonth() {
  const queries = useQueryClient()
  const passing = useMutation({
    mutationFn: () => letTimePass(A_MONTH),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <>
      <Button size="xs" variant="default" loading={passing.isPending} onClick={() => passing.mutate()}>
        {t('sandbox.skip_days', { count: A_MONTH })}
      </Button>
      {passing.error && (
        <p className={common.warning} role="alert">
          {wordsOf(passing.error)}
        </p>
      )}
    </>
  )
}
