// ? lists the keys. What Ctrl K does stands in command.js.
import { held, show, writing } from './page.js';

document.addEventListener('keydown', event => {
  if (event.key === '?' && !held(event) && !writing(event) && letters())
    list(event);
});

/** A key that is one letter can be switched off, for those who speak to their machine. */
export function letters() {
  return document.documentElement.dataset.keys !== 'off';
}

function list(event) {
  const dialog = document.querySelector('dialog[data-keys]');
  if (!dialog || document.querySelector('dialog:modal'))
    return;
  event.preventDefault();
  show(dialog);
}
