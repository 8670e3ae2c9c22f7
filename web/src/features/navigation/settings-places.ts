import type { LinkProps } from '@tanstack/react-router'
import { t } from '../../i18n/t'
import {
  IconArrowsSplit2,
  IconBrandWhatsapp,
  IconClock,
  IconHistory,
  IconKey,
  IconMessageBolt,
  IconPhoneOff,
  IconRouteSquare,
  IconTag,
  IconTemplate,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '../../ui/icons'

type Place = { to: LinkProps['to']; icon: typeof IconUser; name: string; words: string }

/** The sections of the settings: one’s own, then the team’s, WhatsApp’s, other programs’, and the data’s. */
export function settingsGroups(): { name: string | null; places: Place[] }[] {
  return [
    { name: null, places: ownPlaces() },
    { name: t('settings.group.team'), places: teamPlaces() },
    { name: t('settings.group.whatsapp'), places: whatsappPlaces() },
    { name: t('settings.group.integrations'), places: integrationsPlaces() },
    { name: t('settings.group.data'), places: dataPlaces() },
  ]
}

function ownPlaces(): Place[] {
  return [
    { to: '/settings/you', icon: IconUser, name: t('settings.you.title'), words: t('settings.hint.you') },
  ]
}

function teamPlaces(): Place[] {
  return [
    {
      to: '/settings/members',
      icon: IconUsers,
      name: t('member.title'),
      words: t('settings.hint.members'),
    },
    {
      to: '/settings/teams',
      icon: IconUsersGroup,
      name: t('team.title'),
      words: t('settings.hint.teams'),
    },
    {
      to: '/settings/assignment',
      icon: IconArrowsSplit2,
      name: t('assignment.title'),
      words: t('settings.hint.assignment'),
    },
    { to: '/settings/labels', icon: IconTag, name: t('label.title'), words: t('settings.hint.labels') },
    {
      to: '/settings/canned-replies',
      icon: IconMessageBolt,
      name: t('canned_reply.title'),
      words: t('settings.hint.canned_replies'),
    },
  ]
}

function whatsappPlaces(): Place[] {
  return [
    {
      to: '/settings/inboxes',
      icon: IconBrandWhatsapp,
      name: t('inbox.title'),
      words: t('settings.hint.inboxes'),
    },
    {
      to: '/settings/templates',
      icon: IconTemplate,
      name: t('template.title'),
      words: t('settings.hint.templates'),
    },
    {
      to: '/settings/blocked-phones',
      icon: IconPhoneOff,
      name: t('blocked_phone.title'),
      words: t('settings.hint.blocked_phones'),
    },
  ]
}

function integrationsPlaces(): Place[] {
  return [
    {
      to: '/settings/api-keys',
      icon: IconKey,
      name: t('api_key.title'),
      words: t('settings.hint.api_keys'),
    },
    {
      to: '/settings/webhooks',
      icon: IconWebhook,
      name: t('webhook.title'),
      words: t('settings.hint.webhooks'),
    },
    {
      to: '/settings/gateway',
      icon: IconRouteSquare,
      name: t('gateway.title'),
      words: t('settings.hint.gateway'),
    },
  ]
}

function dataPlaces(): Place[] {
  return [
    {
      to: '/settings/retention',
      icon: IconClock,
      name: t('retention.title'),
      words: t('settings.hint.retention'),
    },
    { to: '/settings/audit', icon: IconHistory, name: t('audit.title'), words: t('settings.hint.audit') },
  ]
}
