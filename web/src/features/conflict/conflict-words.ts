import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Words = { question: string; why: string }

/** What is asked of a person, and how it came about. */
export function conflictWords(kind: string): Words {
  const words: Record<string, Words> = {
    possible_same_person: {
      question: t('Same contact or recycled number?'),
      why: t(
        'A number moved to another WhatsApp account. WhatsApp didn’t confirm that both accounts belong to one contact.',
      ),
    },
    disputed_phone: {
      question: t('Which contact has this number?'),
      why: t('Two contacts were seen with the same number at the same time.'),
    },
    contradiction: {
      question: t('One contact or two?'),
      why: t('Some evidence links these two contacts, other evidence separates them.'),
    },
    rotation_fork: {
      question: t('Which account is the successor?'),
      why: t('WhatsApp reported two successors, or two predecessors, of one account.'),
    },
    claim_conflict: {
      question: t('Is this record about the same contact?'),
      why: t('Your records give one contact a number that belongs to another contact on WhatsApp.'),
    },
    stale_phone: {
      question: t('Still the same contact?'),
      why: t('A number wrote again after a long silence, so its earlier history is withheld.'),
    },
  }
  return own(words, kind) ?? { question: t('One contact or two?'), why: kind.replaceAll('_', ' ') }
}
