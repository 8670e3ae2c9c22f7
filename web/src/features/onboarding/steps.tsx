import type { ReactNode } from 'react'

/** One step of a longer form: what it is about, then its fields. */
export function Step({
  number,
  title,
  words,
  children,
}: {
  number: number
  title: string
  words: string
  children: ReactNode
}) {
  return (
    <li className="panel connect-step">
      <h2>
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      <p className="quiet">{words}</p>
      <div className="connect-fields">{children}</div>
    </li>
  )
}
