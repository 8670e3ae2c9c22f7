const BSUID = /^[A-Z]{2}\.(?!ENT\.)[A-Za-z0-9]{1,128}$/
const PARENT_BSUID = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/

/**
 * True for a business-scoped user ID such as `US.48213377190255610034`. It is opaque and case-sensitive: compare it,
 * keep it, send it back byte for byte, and never pass it through a normaliser.
 */
export function isBsuid(value: string): boolean {
  return BSUID.test(value)
}

/** True for a parent BSUID such as `US.ENT.90317755210046682213`, which linked portfolios share. */
export function isParentBsuid(value: string): boolean {
  return PARENT_BSUID.test(value)
}
