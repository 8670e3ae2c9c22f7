import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconShoppingCart } from '../../../ui/icons'
import cardStyles from './card.module.css'
import { price } from './price'
import { dataOf, listOf, objectOf, wordsIn } from './read-content'

/** An order from the catalogue. */
export function Order({ message }: { message: Message }) {
  const items = listOf(dataOf(message).product_items)
  const currencies = new Set(items.map(({ currency }) => wordsIn(currency)))
  const [currency] = currencies
  const sum = items.reduce(
    (total, { item_price, quantity }) => total + Number(item_price) * Number(quantity),
    0,
  )
  return (
    <div className={cardStyles.card}>
      <table className={cardStyles.table}>
        <caption>
          <IconShoppingCart size={16} aria-hidden="true" /> {t('message.type.order')}
        </caption>
        <thead className={common.unseen}>
          <tr>
            <th scope="col">{t('message.order.product')}</th>
            <th scope="col">{t('message.order.price')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an order never changes
            <tr key={index}>
              <td>
                {String(item.quantity ?? 1)} ×{' '}
                <bdi>{wordsIn(item.product_retailer_id) ?? t('message.order.product')}</bdi>
              </td>
              <td>{price(Number(item.item_price), wordsIn(item.currency))}</td>
            </tr>
          ))}
        </tbody>
        {currencies.size === 1 && Number.isFinite(sum) && (
          <tfoot>
            <tr>
              <th scope="row">{t('message.order.total')}</th>
              <td>{price(sum, currency ?? null)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** The article of the catalogue that a message is about. */
export function ReferredProduct({ message }: { message: Message }) {
  const { product_retailer_id } = objectOf(message.content.referred_product)
  return (
    <p className={`${cardStyles.card} ${cardStyles.row}`}>
      <IconShoppingCart size={18} aria-hidden="true" />
      <span>
        {t('message.about_product')} <bdi>{String(product_retailer_id ?? '')}</bdi>
      </span>
    </p>
  )
}
