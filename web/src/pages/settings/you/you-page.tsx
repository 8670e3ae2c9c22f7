import { useQuery } from '@tanstack/react-query'
import { ownQuery } from '../../../api/own'
import { ColourChoice } from '../../../components/colour-choice'
import { LanguageChoice } from '../../../components/language-choice'
import { t } from '../../../i18n/t'
import { Loaded } from '../loaded'
import { Panel, Section } from '../section'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'
import { SecondFactor } from './second-factor'
import { Sessions } from './sessions'

/** What concerns oneself, whatever one's role. */
export function YouPage() {
  const own = useQuery(ownQuery)
  return (
    <Section title={t('You')} words={t('Your profile, sign-in and sessions. Only you can see this page.')}>
      <Loaded of={own}>
        {({ user, session }) => (
          <>
            <Panel title={t('Name and email')}>
              <NameForm name={user.name} email={user.email} />
            </Panel>
            <Panel title={t('Password')}>
              <PasswordForm email={user.email} />
            </Panel>
            <Panel
              title={t('Two-factor authentication')}
              words={t('Requires a code from an authenticator app in addition to your password.')}
            >
              <SecondFactor enabled={user.twoFactorEnabled === true} />
            </Panel>
            <Panel title={t('Language and theme')} words={t('Applies to this browser only.')}>
              <div className="setting-form">
                <LanguageChoice label={t('Language')} />
                <ColourChoice />
              </div>
            </Panel>
            <Panel title={t('Active sessions')}>
              <Sessions current={session.token} />
            </Panel>
          </>
        )}
      </Loaded>
    </Section>
  )
}
