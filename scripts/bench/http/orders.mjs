/** A new order of about 1 KB as JSON. */
export const newOrder = {
  customer: 'cus_8f4e2b1a90',
  currency: 'EUR',
  note: 'Please leave the parcel with the neighbours on the ground floor, and ring twice before you go away again.',
  lines: Array.from({ length: 7 }, (_, index) => ({
    sku: `SKU-${1000 + index}`,
    title: `A thing of moderate length, number ${index}`,
    quantity: index + 1,
    price: 12.5 + index,
    gift: index % 2 === 0,
  })),
  shipTo: { street: 'Langer Weg 17', city: 'Innsbruck', postcode: '6020', country: 'AT' },
  tags: ['spring', 'returning-customer', 'newsletter'],
};

export const order = { id: 'ord_000001', status: 'open', ...newOrder };

/** A page of fifty of them. */
export const orders = Array.from({ length: 50 }, (_, index) => ({
  ...order,
  id: `ord_${String(index).padStart(6, '0')}`,
}));
