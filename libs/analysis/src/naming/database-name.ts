const databaseNames =
  /(^|[^a-z])(db|database|sql|pgsql|postgres|postgresql|mysql|mariadb|mongo|mongodb|redis|rds|oracle|cassandra|dynamodb)([^a-z]|$)/i;

/** True for a name that says that it is a database's: carts-db, redis-cart, DynamoDB. */
export const isDatabaseName = (service: string): boolean => databaseNames.test(service);
