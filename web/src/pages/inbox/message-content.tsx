import type { Message } from '../../api/types'
import { MediaContent } from './media-content'
import { typeWords } from './type-words'

/** What a message says. Everything of a customer's is text to React: no markup of theirs is ever read. */
export function MessageContent({ message }: { message: Message }) {
  const { type, media, text, edits } = message
  const said = edits.at(-1)?.text ?? text
  return (
    <>
      {type === 'location' && <Location data={dataOf(message, 'location')} />}
      {type === 'contacts' && <Cards message={message} />}
      {type === 'order' && <Order data={dataOf(message, 'order')} />}
      {message.content.referral != null && <Referral data={objectOf(message.content.referral)} />}
      {media?.map((file) => (
        <MediaContent key={file.id} file={file} type={type} />
      ))}
      {said !== null && type !== 'location' && type !== 'contacts' && (
        <p className="said" dir="auto">
          {said}
        </p>
      )}
      {type === 'template' && <small className="quiet">Template</small>}
      {type === 'interactive' && <Choices message={message} />}
      {said === null && !media?.length && !OWN.has(type) && <p className="quiet">{typeWords(type)}</p>}
    </>
  )
}

const OWN = new Set(['location', 'contacts', 'order'])

type Fields = Record<string, unknown>

function Location({ data }: { data: Fields }) {
  const [latitude, longitude] = [Number(data.latitude), Number(data.longitude)]
  const known = Number.isFinite(latitude) && Number.isFinite(longitude)
  const words = [data.name, data.address].filter((part) => typeof part === 'string')
  return (
    <p className="said" dir="auto">
      {words.join(', ') || 'Location'}{' '}
      {known && (
        <a
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
          target="_blank"
          rel="noreferrer"
        >
          Show on a map
        </a>
      )}
    </p>
  )
}

function Cards({ message }: { message: Message }) {
  const cards = listOf(objectOf(message.content.data).contacts)
  return (
    <ul className="cards">
      {cards.map((card, index) => {
        const name = objectOf(card.name).formatted_name
        const phones = listOf(card.phones).map(({ phone }) => String(phone ?? ''))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
          <li key={index}>
            <strong dir="auto">
              {typeof name === 'string'
                ? name
                : card.origin === 'contact_request'
                  ? 'Shared their phone number'
                  : 'Contact card'}
            </strong>
            {phones.map((phone) => (
              <bdi key={phone}>{phone}</bdi>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

function Order({ data }: { data: Fields }) {
  const items = listOf(data.product_items)
  return (
    <ul className="cards">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an order never changes
        <li key={index}>
          <bdi>
            {String(item.quantity ?? 1)} × {String(item.product_retailer_id ?? 'item')}
          </bdi>
          <bdi>{[item.item_price, item.currency].filter((part) => part != null).join(' ')}</bdi>
        </li>
      ))}
    </ul>
  )
}

function Referral({ data }: { data: Fields }) {
  return (
    <p className="quiet" dir="auto">
      Came by an advertisement{typeof data.headline === 'string' && `: ${data.headline}`}
    </p>
  )
}

function Choices({ message }: { message: Message }) {
  const data = dataOf(message, 'interactive')
  const own = objectOf(message.content.data)
  if ((data.type ?? own.type) === 'request_contact_info')
    return <small className="quiet">Asked for their phone number</small>
  const action = objectOf(data.action ?? own.action)
  const titles = listOf(action.buttons).map((button) => objectOf(button.reply).title)
  return (
    <ul className="choices">
      {titles.map((title) => (
        <li key={String(title)} dir="auto">
          {String(title)}
        </li>
      ))}
    </ul>
  )
}

// The content is WhatsApp's own object, which may hold anything.
function dataOf(message: Message, key: string): Fields {
  const data = objectOf(message.content.data)
  return key in data ? objectOf(data[key]) : data
}

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}
