import { useQuery } from '@tanstack/react-query'
import { ownQuery } from '../../api/own'
import { NameForm } from '../../features/user/name-form'
import { PasswordForm } from '../../features/user/password-form'
import { SecondFactor } from '../../features/user/second-factor'
import { Sessions } from '../../features/user/sessions'
import { t } from '../../i18n/t'
import { ColourChoice } from '../../ui/colour-choice'
import formStyles from '../../ui/form.module.css'
import { LanguageChoice } from '../../ui/language-choice'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

/** What concerns oneself, whatever one's role. */
export function YouPage() {
  const own = useQuery(ownQuery)
  return (
    <Section title={t('settings.you.title')} words={t('settings.you.hint')}>
      <Loaded of={own}>
        {({ user, session }) => (
          <>
            <Panel title={t('settings.you.name_and_email')}>
              <NameForm name={user.name} email={user.email} />
            </Panel>
            <Panel title={t('password.label')}>
              <PasswordForm email={user.email} />
            </Panel>
            <Panel title={t('two_factor.title')} words={t('two_factor.hint')}>
              <SecondFactor enabled={user.twoFactorEnabled === true} />
            </Panel>
            <Panel title={t('settings.you.language_and_theme')} words={t('settings.you.browser_only')}>
              <div className={formStyles.inline}>
                <LanguageChoice label={t('language.title')} />
                <ColourChoice />
              </div>
            </Panel>
            <Panel title={t('session.title')}>
              <Sessions current={session.token} />
            </Panel>
          </>
        )}
      </Loaded>
    </Section>
  )
}
