/** What a consumer is made of, without whose it is. */
export const consumerFacts = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  state: 'UT',
  address: '1 Main St',
  city: 'Murray',
  zip: '84123',
  ssn: '999-99-1234',
  birthday: '1980-02-29',
  phone: '1-801-984-4200',
  email: 'ada@example.com',
};
