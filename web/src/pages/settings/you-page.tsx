import { useQuery } from '@tanstack/react-query'
import { ownQuery } from '../../api/own'
import { NameForm } from '../../features/user/name-form'
import { PasswordForm } from '../../features/user/password-form'
import { SecondFactor } from '../../features/user/second-factor'
import { Sessions } from '../../features/user/sessions'
import { t } from '../../i18n/t'
import { ColourChoice } from '../../ui/colour-choice'
import { LanguageChoice } from '../../ui/language-choice'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

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
