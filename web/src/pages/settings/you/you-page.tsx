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
    <Section title={t('You')} words={t('How you come in, and from where. Nobody else sees this page.')}>
      <Loaded of={own}>
        {({ user, session }) => (
          <>
            <Panel title={t('Name and e-mail')}>
              <NameForm name={user.name} email={user.email} />
            </Panel>
            <Panel title={t('Password')}>
              <PasswordForm email={user.email} />
            </Panel>
            <Panel
              title={t('Second factor')}
              words={t('Beside your password, a code from an app on your phone is asked for.')}
            >
              <SecondFactor enabled={user.twoFactorEnabled === true} />
            </Panel>
            <Panel title={t('Language and colours')} words={t('In this browser only.')}>
              <div className="setting-form">
                <LanguageChoice label={t('Language')} />
                <ColourChoice />
              </div>
            </Panel>
            <Panel title={t('Where you are signed in')}>
              <Sessions current={session.token} />
            </Panel>
          </>
        )}
      </Loaded>
    </Section>
  )
}
