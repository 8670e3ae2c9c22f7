import { z } from 'zod'
import { addressMessageSchema } from './address.ts'
import { buttonMessageSchema } from './button.ts'
import { callPermissionRequestMessageSchema } from './call-permission-request.ts'
import { carouselMessageSchema } from './carousel.ts'
import { catalogMessageSchema } from './catalog.ts'
import { ctaUrlMessageSchema } from './cta-url.ts'
import { flowMessageSchema } from './flow.ts'
import { listMessageSchema } from './list.ts'
import { locationRequestMessageSchema } from './location-request.ts'
import { orderDetailsMessageSchema, orderStatusMessageSchema } from './order.ts'
import { productMessageSchema } from './product.ts'
import { productListMessageSchema } from './product-list.ts'
import { requestContactInfoMessageSchema } from './request-contact-info.ts'
import { voiceCallMessageSchema } from './voice-call.ts'

export const interactiveSchema = z.discriminatedUnion('type', [
  buttonMessageSchema,
  listMessageSchema,
  ctaUrlMessageSchema,
  flowMessageSchema,
  locationRequestMessageSchema,
  callPermissionRequestMessageSchema,
  requestContactInfoMessageSchema,
  productMessageSchema,
  productListMessageSchema,
  catalogMessageSchema,
  carouselMessageSchema,
  addressMessageSchema,
  orderDetailsMessageSchema,
  orderStatusMessageSchema,
  voiceCallMessageSchema,
])
