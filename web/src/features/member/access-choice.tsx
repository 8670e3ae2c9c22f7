import { NativeSelect } from '@mantine/core'
import type { Access, Member } from '../../api/types'
import { t } from '../../i18n/t'
import { accessOf, accessOptions, mayBeLimited } from './role-words'

type Props = { member: Member; disabled: boolean; choose: (access: Access) => void }

/** Whether a member sees every inbox, or those of their teams. */
export function AccessChoice({ member: { name, role, access }, disabled, choose }: Props) {
  const fixed = !mayBeLimited(role)
  return (
    <NativeSelect
      aria-label={t('member.access.name', { name })}
      title={fixed ? t('member.access.all_by_role') : undefined}
      data={accessOptions()}
      value={access}
      disabled={disabled || fixed}
      onChange={(event) => choose(accessOf(event.currentTarget.value))}
    />
  )
}
