type Words = { question: string; why: string }

const WORDS: Record<string, Words> = {
  possible_same_person: {
    question: 'The same person, or a recycled number?',
    why: 'A number went from one WhatsApp account to another, and WhatsApp did not say that it is the same person.',
  },
  disputed_phone: {
    question: 'Whose number is it?',
    why: 'Two people were seen with one number at the same time.',
  },
  contradiction: {
    question: 'One person or two?',
    why: 'Some evidence ties these two together, other evidence keeps them apart.',
  },
  rotation_fork: {
    question: 'Which one followed?',
    why: 'WhatsApp named two successors, or two predecessors, of one account.',
  },
  claim_conflict: {
    question: 'Is this entry about the same person?',
    why: 'Your own records give a number to somebody that belongs to somebody else on WhatsApp.',
  },
  stale_phone: {
    question: 'Still the same person?',
    why: 'A number was silent for a long time before it wrote again, so what came before is withheld.',
  },
}

/** What is asked of a person, and how it came about. */
export function conflictWords(kind: string): Words {
  return WORDS[kind] ?? { question: 'One person or two?', why: kind.replaceAll('_', ' ') }
}
