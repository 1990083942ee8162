<?php
// SPDX-License-Identifier: Apache-2.0
//
// Prints as JSON what sabre/vobject reads of the iCalendar files named, and what its validate() says of them.
//
//     php sabre.php FILE...

require 'Sabre/VObject/autoload.php';

// An instant as UTC text, a day as a date; a time that floats is told as such.
function moment_of($property)
{
    $value = $property->getDateTime();
    if ((string) $property['VALUE'] === 'DATE') {
        return $value->format('Ymd');
    }
    if ($property->getDateType() === Sabre\VObject\Property\DateTime::LOCAL) {
        return 'floating ' . $value->format('Ymd\THis');
    }
    $value->setTimezone(new DateTimeZone('UTC'));
    return $value->format('Ymd\THis\Z');
}

// The value as people read it, or nothing: version 2 leaves commas and semicolons escaped, and nothing else.
function text_of($event, $name)
{
    return isset($event->$name) ? preg_replace('/\\\\([,;])/', '$1', $event->$name->value) : null;
}

$files = [];
foreach (array_slice($argv, 1) as $path) {
    $calendar = Sabre\VObject\Reader::read(file_get_contents($path));
    $warnings = [];
    foreach ($calendar->validate() as $warning) {
        $warnings[] = $warning['level'] . ' ' . $warning['message'];
    }
    $events = [];
    foreach ($calendar->select('VEVENT') as $event) {
        $events[] = [
            'uid' => (string) $event->UID,
            'start' => moment_of($event->DTSTART),
            'end' => moment_of($event->DTEND),
            'summary' => text_of($event, 'SUMMARY'),
            'status' => text_of($event, 'STATUS'),
            'location' => text_of($event, 'LOCATION'),
        ];
    }
    $files[] = ['warnings' => $warnings, 'events' => $events];
}
echo json_encode(['version' => Sabre\VObject\Version::VERSION, 'files' => $files], JSON_THROW_ON_ERROR);
