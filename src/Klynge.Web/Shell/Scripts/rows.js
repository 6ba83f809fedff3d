// In a table the arrow keys (and j, k) go from row to row, x ticks the row; Enter opens, as it does on any link.
import { letters } from './keys.js';
import { held, writing } from './page.js';

const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

document.addEventListener('keydown', event => {
  const row = event.target.closest?.('table.k-table > tbody > tr');
  if (!row || held(event) || event.shiftKey || writing(event))
    return;
  if (event.key.length === 1 && !letters())
    return;

  if (event.key === 'x')
    tick(row, event);
  else if (event.key === 'Home' || event.key === 'End')
    go(rows(row).at(event.key === 'Home' ? 0 : -1), event);
  else if (event.key in step)
    go(rows(row)[rows(row).indexOf(row) + step[event.key]], event);
});

function rows(row) {
  return [...row.closest('table').querySelectorAll(':scope > tbody > tr')].filter(other => link(other));
}

function link(row) {
  return row.querySelector('th a[href]');
}

/** From a box to a box, from a link to a link. */
function go(row, event) {
  if (!row)
    return;
  event.preventDefault();
  const box = event.target.matches('.tick input') && row.querySelector('.tick input');
  (box || link(row)).focus();
}

function tick(row, event) {
  const box = row.querySelector('.tick input[type="checkbox"]');
  if (!box)
    return;
  event.preventDefault();
  box.click();
}
