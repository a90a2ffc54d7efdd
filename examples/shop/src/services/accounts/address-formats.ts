/** A customer as the table has them. Some have never told their postcode. */
export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string | null;
}

/** How an address is written; the setting `address-format` names one. */
export const ADDRESS_FORMATS: Readonly<Record<string, (customer: Customer) => string>> = {
  short: ({ street, city }) => `${street}, ${city}`,
  postal: ({ street, city, postcode }) => `${street}, ${postcode!.toUpperCase()} ${city}`,
};
