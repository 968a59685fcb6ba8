import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from 'open-finance-gateway-client/possible-types';

/** Joins the pages of a list. Whatever is not `first` or `after` makes another list, and has to be named. */
function paged(...keyArgs: string[]) {
  const policy = relayStylePagination(keyArgs);
  const merge: typeof policy.merge = (existing, incoming, options) => {
    // Null is a list that could not be read. Apollo would show an empty one that goes on.
    if (incoming === null || typeof policy.merge !== 'function') return existing ?? null;
    return policy.merge(existing, incoming, options);
  };
  return { ...policy, merge };
}

const transactions = paged('from', 'to', 'includePending', 'shadow', 'sort');

export function connect(uri: string, apiKey: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri, headers: { 'x-api-key': apiKey } }),
    cache: new InMemoryCache({
      // Without it, what a fragment on an interface selects is dropped: `... on Problem` would always be empty.
      possibleTypes,
      typePolicies: {
        Query: {
          fields: { customers: paged('search', 'type', 'username'), institutions: paged('search', 'certifiedFor') },
        },
        Customer: { fields: { transactions } },
        Account: { fields: { transactions } },
        // These have no id. Queries that select different fields of the same one share it instead of evicting each other.
        Viewer: { keyFields: [] },
        Partner: { keyFields: [] },
        Money: { merge: true },
        Branding: { merge: true },
        Categorization: { merge: true },
        AccountDetail: { merge: true },
      },
    }),
  });
}
