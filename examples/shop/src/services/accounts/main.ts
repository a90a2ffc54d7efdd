import { Refusal } from '../../http/refusal.js';
import { runService } from '../run-service.js';
import { ADDRESS_FORMATS, type Customer } from './address-formats.js';

await runService((shop) => {
  const database = shop.database('customers-db');
  const format = ADDRESS_FORMATS[shop.flag('address-format', 'short')]!;
  return [
    {
      method: 'GET',
      path: '/customers/:id',
      handle: async ({ params }) => {
        const [customer] = await database.run<Customer & Record<string, unknown>>({
          operation: 'SELECT',
          collection: 'customers',
          text: 'SELECT id, name, street, city, postcode FROM customers WHERE id = $1',
          values: [Number(params['id'])],
        });
        if (!customer) throw new Refusal(404, 'no such customer');
        return { id: customer.id, name: customer.name, city: customer.city, address: format(customer) };
      },
    },
  ];
});
