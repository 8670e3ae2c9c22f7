import { UnstyledButton } from '@mantine/core'
import { Fragment, useState } from 'react'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { formatText, type Piece } from './format-text'
import styles from './formatted-text.module.css'

const LONGEST_AT_ONCE = 2500

/** A written text, with WhatsApp's marks as styles and addresses as links. */
export function FormattedText({ text }: { text: string }) {
  const [whole, showWhole] = useState(text.length <= LONGEST_AT_ONCE)
  const shown = whole ? text : text.slice(0, LONGEST_AT_ONCE).toWellFormed()
  return (
    <>
      <p className={isFewEmoji(text) ? `${common.said} ${styles.large}` : common.said} dir="auto">
        <Pieces pieces={formatText(shown)} />
        {!whole && '…'}
      </p>
      {!whole && (
        <UnstyledButton className={styles.readOn} onClick={() => showWhole(true)}>
          {t('message.read_more')}
        </UnstyledButton>
      )}
    </>
  )
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change
    <Fragment key={index}>{typeof piece === 'string' ? piece : <Styled piece={piece} />}</Fragment>
  ))
}

function Styled({ piece }: { piece: Exclude<Piece, string> }) {
  if ('href' in piece) {
    return (
      <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
        {piece.text}
      </a>
    )
  }
  if (piece.style === 'code') return <code>{piece.text}</code>
  const pieces = <Pieces pieces={piece.pieces} />
  if (piece.style === 'bold') return <strong>{pieces}</strong>
  return piece.style === 'italic' ? <em>{pieces}</em> : <s>{pieces}</s>
}

const EMOJI_ONLY = /^(?:\p{RGI_Emoji}\s*){1,3}$/v

function isFewEmoji(text: string): boolean {
  return text.length <= 40 && EMOJI_ONLY.test(text.trim())
}
