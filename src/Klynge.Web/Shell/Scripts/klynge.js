// What makes the pages quicker to use. Every one of them works without.
import './theme.js';
import './menus.js';
import './dialogs.js';
import './keys.js';
import './rows.js';
import './ticks.js';
import './errors.js';
// Last, so that it sees whether one of the others has taken the submit for itself.
import './once.js';
