// What makes the pages quicker to use. Every one of them works without.
import './theme.js';
import './menus.js';
import './dialogs.js';
import './keys.js';
import './command.js';
import './rows.js';
import './ticks.js';
import './errors.js';
import './copy.js';
import './lookup.js';
import './passkeys.js';
import './door.js';
// Last, so that it sees whether one of the others has taken the submit for itself.
import './once.js';
// After it: what is sent once is sent from here.
import './post.js';
