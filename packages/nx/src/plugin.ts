export const name = '@paxx/nx';
