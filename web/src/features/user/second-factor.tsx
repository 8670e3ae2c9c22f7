import { Alert, Badge, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beginSecondFactor, endSecondFactor, ownQuery, renewBackupCodes } from '../../api/own'
import { t } from '../../i18n/t'
import { ToldOnce } from '../../ui/told-once'
import { AskPassword } from './ask-password'
import { type Begun, ConfirmFactor } from './confirm-factor'

type Step = 'enable' | 'disable' | 'renew' | null

/** Whether a code is asked for at sign-in, and the way from one to the other. */
export function SecondFactor({ enabled }: { enabled: boolean }) {
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(null)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const reread = () => void queries.invalidateQueries({ queryKey: ownQuery.queryKey })
  const cancel = () => setStep(null)
  if (codes) return <BackupCodes codes={codes} close={() => setCodes(null)} />
  if (begun) {
    return (
      <ConfirmFactor
        begun={begun}
        cancel={() => setBegun(null)}
        confirmed={() => {
          setBegun(null)
          setCodes(begun.backupCodes)
          reread()
        }}
      />
    )
  }
  if (step === 'enable') {
    const ask = async (password: string) => setBegun(await beginSecondFactor(password))
    return <AskPassword action={t('Continue')} run={ask} done={cancel} cancel={cancel} />
  }
  if (step === 'disable') {
    const done = () => {
      cancel()
      reread()
    }
    return <AskPassword action={t('Turn off')} run={endSecondFactor} done={done} cancel={cancel} />
  }
  if (step === 'renew') {
    const ask = async (password: string) => setCodes(await renewBackupCodes(password))
    return <AskPassword action={t('Generate new codes')} run={ask} done={cancel} cancel={cancel} />
  }
  if (!enabled) {
    return (
      <div className="decisions">
        <Button variant="default" onClick={() => setStep('enable')}>
          {t('Turn on')}
        </Button>
      </div>
    )
  }
  return (
    <div className="decisions">
      <Badge variant="light">{t('On')}</Badge>
      <Button variant="default" size="xs" onClick={() => setStep('renew')}>
        {t('Replace backup codes')}
      </Button>
      <Button variant="default" size="xs" onClick={() => setStep('disable')}>
        {t('Turn off')}
      </Button>
    </div>
  )
}

function BackupCodes({ codes, close }: { codes: string[]; close: () => void }) {
  return (
    <>
      <Alert color="teal" role="status">
        {t('Signing in now requires a code.')}
      </Alert>
      <ToldOnce title={t('Backup codes')} label={t('Backup codes')} secret={codes.join('\n')} close={close}>
        {t(
          'Shown only once. Each code signs you in once without your phone. Earlier backup codes no longer work.',
        )}
      </ToldOnce>
    </>
  )
}
