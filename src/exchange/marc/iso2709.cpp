// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/iso2709.h"

#include "exchange/reader.h"

#include <algorithm>
#include <numeric>

namespace catalpa::exchange {

using namespace iso2709;

namespace {

struct Entry {
    QByteArray tag;
    qsizetype length; //!< -1 where it is no number.
    qsizetype start;
};

qsizetype numberOf(QByteArrayView digits)
{
    qsizetype number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

QList<Entry> entriesOf(QByteArrayView directory)
{
    QList<Entry> entries;
    entries.reserve(directory.size() / 12);
    for (qsizetype at = 0; at + 12 <= directory.size(); at += 12) {
        const QByteArrayView entry = directory.sliced(at, 12);
        entries.append({entry.first(3).toByteArray(), numberOf(entry.sliced(3, 4)), numberOf(entry.sliced(7, 5))});
    }
    return entries;
}

bool pointsToAField(const Entry &entry, QByteArrayView data)
{
    if (entry.length < 1 || entry.start < 0 || entry.start + entry.length > data.size())
        return false;
    const bool beginsBehindOne = entry.start == 0 || data[entry.start - 1] == fieldEnd;
    const qsizetype end = data.indexOf(fieldEnd, entry.start);
    return beginsBehindOne && end == entry.start + entry.length - 1;
}

void takeInOrder(RawMarc &record, QList<Entry> entries, QByteArrayView data)
{
    const bool isOrdered = std::all_of(entries.begin(), entries.end(), [](const Entry &e) { return e.start >= 0; });
    if (isOrdered)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry &a, const Entry &b) { return a.start < b.start; });
    QList<QByteArray> parts = data.toByteArray().split(fieldEnd);
    if (!parts.isEmpty() && parts.back().isEmpty())
        parts.removeLast();
    record.isRepaired = true;
    record.isPartial = parts.size() != entries.size();
    for (qsizetype i = 0; i < std::min(parts.size(), entries.size()); ++i)
        record.fields.append({entries.at(i).tag, parts.at(i)});
}

//! Takes the fields when the directory before \a base points to whole ones. It may point to the same bytes twice.
bool takeWhole(RawMarc &record, QByteArrayView bytes, qsizetype base)
{
    const QList<Entry> entries = entriesOf(bytes.sliced(leaderSize, base - 1 - leaderSize));
    const QByteArrayView data = bytes.sliced(base);
    const auto isRight = [&](const Entry &entry) {
        return pointsToAField(entry, data);
    };
    if (entries.isEmpty() || !std::all_of(entries.begin(), entries.end(), isRight))
        return false;
    const auto add = [](qsizetype size, const Entry &entry) {
        return size + entry.length;
    };
    if (std::accumulate(entries.begin(), entries.end(), qsizetype(0), add) > exchange::largestRecord)
        return false; // Thousands of entries that point to one long field.
    for (const Entry &entry : entries)
        record.fields.append({entry.tag, data.sliced(entry.start, entry.length - 1).toByteArray()});
    return true;
}

QByteArray digits(qsizetype number, int width)
{
    return QByteArray::number(number).rightJustified(width, '0');
}

} // namespace

std::optional<RawMarc> parsedIso2709(QByteArrayView bytes)
{
    if (bytes.endsWith(recordEnd))
        bytes.chop(1);
    if (bytes.size() <= leaderSize)
        return {};
    RawMarc record;
    record.leader = bytes.first(leaderSize).toByteArray();
    const qsizetype said = numberOf(bytes.sliced(12, 5));
    if (said > leaderSize && said <= bytes.size() && takeWhole(record, bytes, said))
        return record;
    const qsizetype seen = bytes.indexOf(fieldEnd, leaderSize) + 1;
    if (seen == 0)
        return {};
    if (!takeWhole(record, bytes, seen))
        takeInOrder(record, entriesOf(bytes.sliced(leaderSize, seen - 1 - leaderSize)), bytes.sliced(seen));
    return record;
}

std::optional<QByteArray> iso2709Bytes(const RawMarc &record)
{
    QByteArray directory;
    QByteArray data;
    for (const RawField &field : record.fields) {
        const qsizetype length = field.data.size() + 1;
        if (length > largestField || data.size() + length > iso2709::largestRecord)
            return {};
        directory += field.tag + digits(length, 4) + digits(data.size(), 5);
        data += field.data + fieldEnd;
    }
    const qsizetype base = leaderSize + directory.size() + 1;
    const qsizetype size = base + data.size() + 1;
    if (size > iso2709::largestRecord)
        return {};
    QByteArray leader = record.leader.leftJustified(leaderSize, ' ', true);
    leader.replace(0, 5, digits(size, 5)).replace(12, 5, digits(base, 5));
    return leader + directory + fieldEnd + data + recordEnd;
}

} // namespace catalpa::exchange
