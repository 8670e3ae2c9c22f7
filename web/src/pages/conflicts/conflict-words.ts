import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Words = { question: string; why: string }

/** What is asked of a person, and how it came about. */
export function conflictWords(kind: string): Words {
  const words: Record<string, Words> = {
    possible_same_person: {
      question: t('The same person, or a recycled number?'),
      why: t(
        'A number went from one WhatsApp account to another, and WhatsApp did not say that it is the same person.',
      ),
    },
    disputed_phone: {
      question: t('Whose number is it?'),
      why: t('Two people were seen with one number at the same time.'),
    },
    contradiction: {
      question: t('One person or two?'),
      why: t('Some evidence ties these two together, other evidence keeps them apart.'),
    },
    rotation_fork: {
      question: t('Which one followed?'),
      why: t('WhatsApp named two successors, or two predecessors, of one account.'),
    },
    claim_conflict: {
      question: t('Is this entry about the same person?'),
      why: t('Your own records give a number to somebody that belongs to somebody else on WhatsApp.'),
    },
    stale_phone: {
      question: t('Still the same person?'),
      why: t('A number was silent for a long time before it wrote again, so what came before is withheld.'),
    },
  }
  return own(words, kind) ?? { question: t('One person or two?'), why: kind.replaceAll('_', ' ') }
}
