// Reads a calendar as other people's programs do, and says each event with its times in UTC and as they stand on the wall.
import ICAL from 'ical.js';

let text = '';
for await (const part of process.stdin)
  text += part;
const calendar = new ICAL.Component(ICAL.parse(text));
// Only the zones that the file itself tells: nothing is known beforehand.
for (const zone of calendar.getAllSubcomponents('vtimezone'))
  ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component);
  const said = time => ({ wall: time.toString(), utc: new Date(time.toUnixTime() * 1000).toISOString() });
  return {
    uid: event.uid, title: event.summary, about: event.description, place: event.location, status: component.getFirstPropertyValue('status'),
    zone: component.getFirstProperty('dtstart').getParameter('tzid') ?? null, start: said(event.startDate), end: said(event.endDate),
  };
});
process.stdout.write(JSON.stringify(events));
