/** The operations of the Graph surface other than sending, in one place. */
export { blockUsers, listBlockedUsers, unblockUsers } from './block-list.ts'
export {
  changeBusinessUsernameInApp,
  claimBusinessUsername,
  deleteBusinessUsername,
  readBusinessUsername,
  suggestBusinessUsernames,
} from './business-usernames.ts'
export { changeCommerce, readCommerce } from './commerce.ts'
export { deleteContactBookEntry } from './contact-book.ts'
export { deleteMedia, downloadMedia, lookUpMedia, uploadMedia } from './media.ts'
export {
  changeNumberSettings,
  NUMBER_FIELDS,
  presentNumber,
  presentParentAccount,
  USUAL_FIELDS,
} from './number-settings.ts'
export { changeProfile, readProfile } from './profile.ts'
export { deleteQrCode, listQrCodes, writeQrCode } from './qr-codes.ts'
export {
  addTemplate,
  createTemplate,
  deleteTemplates,
  editTemplate,
  releaseHeldMessages,
  setTemplateStatus,
} from './templates.ts'
