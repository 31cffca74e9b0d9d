/** Who pays, as the provider is told. */
export interface Payer {
  accountId: string
  /** Where the provider may write to; '' when nobody entered one. */
  email: string
  /** The provider's own name for this account; null before the first card. */
  customerReference: string | null
}

/** A card that is being entered on the provider's own page. */
export interface BegunCard {
  /** The page of the provider, for the person's own browser. */
  address: string
  /** Names this attempt when asking for its result. */
  setupId: string
}

/** A card as Roster may know it; its number stays with the provider. */
export interface EnteredCard {
  customerReference: string
  cardReference: string
  brand: string
  last4: string
  /** "04/2029". */
  expires: string
}

/** Where the provider's page leads back to. */
export interface ReturnPages {
  entered: string
  left: string
}

/** What is to be collected. Its id is also the key that makes a repeated try harmless. */
export interface Bill {
  accountId: string
  invoiceId: string
  number: number
  issuedAt: Date
  dueCents: number
  customerReference: string
  /** The card to charge; null only asks what became of an earlier try, and charges nothing. */
  cardReference: string | null
}

/**
 * What became of a try to collect. `refused`: nothing was charged. `unknown`: it may have been, and asking again with
 * the same bill tells; that never charges twice.
 */
export type CollectionAnswer =
  | { state: 'paid'; reference: string }
  | { state: 'refused'; answer: string }
  | { state: 'unknown'; answer: string }

/**
 * A way of paying. Entering a card throws `payment.unreachable`, `payment.not-accepted` or `payment.no-cards`;
 * collecting never throws.
 */
export interface PaymentsPort {
  takesCards: boolean
  beginCard(payer: Payer, pages: ReturnPages): Promise<BegunCard>
  /** The card that was entered; null while it was not, and for an attempt of another account. */
  finishCard(setupId: string, accountId: string): Promise<EnteredCard | null>
  collect(bill: Bill): Promise<CollectionAnswer>
}
