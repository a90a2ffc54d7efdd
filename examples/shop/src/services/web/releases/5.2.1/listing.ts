interface Item {
  readonly id: number;
  readonly name: string;
}

/** A category's page: its title and the links on it. */
export function listingPage(category: string, items: readonly Item[]) {
  const title = category.charAt(0).toUpperCase() + category.slice(1);
  return { title, links: items.map((item) => ({ text: item.name, href: `/products/${item.id}` })) };
}
