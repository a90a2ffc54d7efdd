interface Item {
  readonly id: number;
  readonly name: string;
}

/** A category's page: its title and the links on it. */
export function listingPage(category: string, items: readonly Item[]) {
  return { title: category, links: items.map((item) => ({ text: item.name, href: `/products/${item.id}` })) };
}
