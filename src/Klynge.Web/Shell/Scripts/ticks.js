// A list one can tick: the bar shows when something is chosen and says how many.
//   form > [data-bulk]       the bar; without script it is always there
//          [data-count]      a number in words or on a button; hidden until there is a script to count
//          [data-uncounted]  what stands there instead without script
//          [data-tick-all]   the box in the head: all rows of this page
//          [data-all="244"]  the box in the bar: all that match, also beyond this page
//          [data-untick]     the button that takes every tick away
import { each } from './page.js';

each('[data-bulk]', begin);

function begin(bar) {
  const form = bar.closest('form');
  const head = form.querySelector('[data-tick-all]');
  const all = bar.querySelector('[data-all]');
  const boxes = [...form.querySelectorAll('tbody .tick input[type="checkbox"]')];

  const set = on => boxes.forEach(box => { box.checked = on; });
  const count = () => {
    const ticked = boxes.filter(box => box.checked).length;
    const chosen = all?.checked ? Number(all.dataset.all) : ticked;
    bar.hidden = chosen === 0;
    if (head) {
      head.checked = ticked > 0 && ticked === boxes.length;
      head.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    for (const place of form.querySelectorAll('[data-count]'))
      place.textContent = chosen.toLocaleString(document.documentElement.lang);
  };

  form.addEventListener('change', event => {
    if (event.target === head) {
      set(head.checked);
      uncheckAll();
    } else if (event.target === all) {
      set(all.checked);
    } else if (boxes.includes(event.target)) {
      uncheckAll();
    } else {
      return;
    }
    count();
  });
  bar.querySelector('[data-untick]')?.addEventListener('click', () => {
    set(false);
    uncheckAll();
    count();
    (head ?? boxes[0])?.focus();
  });
  // Back to the page, the browser puts the ticks back after the script has run.
  window.addEventListener('pageshow', count);

  for (const place of form.querySelectorAll('[data-count], [data-tick-all], [data-untick]'))
    (place.closest('label') ?? place).hidden = false;
  for (const place of form.querySelectorAll('[data-uncounted]'))
    place.hidden = true;
  count();

  function uncheckAll() {
    if (all)
      all.checked = false;
  }
}
