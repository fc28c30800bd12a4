/**
 * Stands in for `request-promise` (dead since 2020, with known holes that nobody mends): matrix-bot-sdk lists it and never loads it, so
 * whoever gets here is new to it.
 */
module.exports = () => {
  throw new Error('the package request-promise is not part of this program');
};
