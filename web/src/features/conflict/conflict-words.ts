import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Words = { question: string; why: string }

/** What is asked of a person, and how it came about. */
export function conflictWords(kind: string): Words {
  const words: Record<string, Words> = {
    possible_same_person: {
      question: t('conflict.kind.moved_phone'),
      why: t('conflict.kind.moved_phone_why'),
    },
    disputed_phone: {
      question: t('conflict.kind.shared_phone'),
      why: t('conflict.kind.shared_phone_why'),
    },
    contradiction: {
      question: t('conflict.kind.contradiction'),
      why: t('conflict.kind.contradiction_why'),
    },
    rotation_fork: {
      question: t('conflict.kind.successors'),
      why: t('conflict.kind.successors_why'),
    },
    claim_conflict: {
      question: t('conflict.kind.claim'),
      why: t('conflict.kind.claim_why'),
    },
    stale_phone: {
      question: t('conflict.kind.stale'),
      why: t('conflict.kind.stale_why'),
    },
  }
  return own(words, kind) ?? { question: t('conflict.kind.contradiction'), why: kind.replaceAll('_', ' ') }
}
