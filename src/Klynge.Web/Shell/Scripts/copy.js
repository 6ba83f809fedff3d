// A key or a link beside its "Copy" button; without script the field is there to be selected.
import { each } from './page.js';

each('[data-copy]', button => {
  const field = button.parentElement.querySelector('input');
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    // Over plain http, as at home on a small machine, only the old way is open.
    const done = await (navigator.clipboard?.writeText(field.value).then(() => true, () => false) ?? document.execCommand('copy'));
    if (!done)
      return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
});
