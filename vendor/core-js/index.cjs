/** Stands in for `core-js`, which irc-framework lists for its build for browsers and never loads here. */
module.exports = {};
