import { Alert, Badge, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beginSecondFactor, endSecondFactor, ownQuery, renewBackupCodes } from '../../api/own'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'
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
    return <AskPassword action={t('common.continue')} run={ask} done={cancel} cancel={cancel} />
  }
  if (step === 'disable') {
    const done = () => {
      cancel()
      reread()
    }
    return <AskPassword action={t('two_factor.turn_off')} run={endSecondFactor} done={done} cancel={cancel} />
  }
  if (step === 'renew') {
    const ask = async (password: string) => setCodes(await renewBackupCodes(password))
    return <AskPassword action={t('two_factor.codes.generate')} run={ask} done={cancel} cancel={cancel} />
  }
  if (!enabled) {
    return (
      <div className={formStyles.actions}>
        <Button variant="default" onClick={() => setStep('enable')}>
          {t('two_factor.turn_on')}
        </Button>
      </div>
    )
  }
  return (
    <div className={formStyles.actions}>
      <Badge variant="light">{t('two_factor.on')}</Badge>
      <Button variant="default" size="xs" onClick={() => setStep('renew')}>
        {t('two_factor.codes.replace')}
      </Button>
      <Button variant="default" size="xs" onClick={() => setStep('disable')}>
        {t('two_factor.turn_off')}
      </Button>
    </div>
  )
}

function BackupCodes({ codes, close }: { codes: string[]; close: () => void }) {
  return (
    <>
      <Alert color="teal" role="status">
        {t('two_factor.turned_on')}
      </Alert>
      <ToldOnce
        title={t('two_factor.codes.title')}
        label={t('two_factor.codes.title')}
        secret={codes.join('\n')}
        close={close}
      >
        {t('two_factor.codes.hint')}
      </ToldOnce>
    </>
  )
}
