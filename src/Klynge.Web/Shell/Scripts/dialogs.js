// <button data-dialog="id"> opens <dialog id>. Where a link has it, the link's own page answers without script.
import { each, held, show } from './page.js';

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !held(event) && !event.shiftKey) {
    event.preventDefault();
    show(dialog);
    return;
  }
  const closer = event.target.closest('dialog [data-close]');
  if (closer) {
    event.preventDefault();
    closer.closest('dialog').close();
  }
});

// A form that came back with errors inside its dialog is shown where it was filled in.
each('dialog[data-open]', show);
