// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/removaltext.h"

#include "base/text.h"
#include "core/records/quotedname.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

bool isOne(const RemovedRecords &records)
{
    return records.authors.size() + (records.heir ? 0 : records.books.size()) == 1;
}

QString countOf(const RemovedRecords &records)
{
    if (records.authors.size() == 1)
        return quotedName(records.authors.first().record.name);
    return Text::tr("%Ln author(s)", nullptr, int(records.authors.size()));
}

} // namespace

QString firstNames(const QStringList &names)
{
    constexpr qsizetype most = 5;
    QStringList first;
    for (const QString &name : names.mid(0, names.size() > most + 1 ? most : most + 1))
        first += quotedName(name);
    const auto more = int(names.size() - first.size());
    return more > 0 ? Text::tr("%1 and %Ln more", nullptr, more).arg(first.join(u", "_s)) : first.join(u", "_s);
}

QStringList namesOf(const RemovedRecords &records)
{
    QStringList names;
    for (const auto &each : records.authors)
        names += each.record.name;
    if (!names.isEmpty())
        return names;
    for (const auto &each : records.books)
        names += each.record.title;
    return names;
}

QString removalSubject(const RemovedRecords &records)
{
    const auto books = int(records.books.size());
    if (records.authors.isEmpty())
        return books == 1 ? quotedName(records.books.first().record.title) : Text::tr("%Ln book(s)", nullptr, books);
    if (books == 0 || records.heir)
        return countOf(records);
    return Text::tr("%1 and %Ln book(s)", nullptr, books).arg(countOf(records));
}

QString alongsideText(const RemovedRecords &records)
{
    QStringList sentences;
    if (!records.alongside.isEmpty()) {
        sentences += Text::tr("The database also deletes or empties what refers to this in: %1. Undo does not bring "
                              "that back.")
                         .arg(records.alongside.join(u", "_s));
    }
    if (!records.unkept.isEmpty() && !records.isFinal) {
        sentences +=
            Text::tr("Undo does not bring back what other programs keep in: %1.").arg(records.unkept.join(u", "_s));
    }
    return sentences.join(u' ');
}

QString undoText(const RemovedRecords &records)
{
    return records.isFinal
        ? Text::tr("It cannot be undone: other programs keep values in %1, and nothing records them.")
              .arg(records.unkept.join(u", "_s))
        : Text::tr("You can undo it afterwards.");
}

QString removedText(const RemovedRecords &records)
{
    const QString subject = removalSubject(records);
    if (records.heir && !records.books.isEmpty()) {
        return isOne(records)
            ? Text::tr("%1 was deleted, and %Ln book(s) went to %2.", nullptr, int(records.books.size()))
                  .arg(subject, quotedName(records.heir->name))
            : Text::tr("%1 were deleted, and %Ln book(s) went to %2.", nullptr, int(records.books.size()))
                  .arg(subject, quotedName(records.heir->name));
    }
    return isOne(records) ? Text::tr("%1 was deleted.").arg(subject) : Text::tr("%1 were deleted.").arg(subject);
}

QString restoredText(const RemovedRecords &records, qint64 books)
{
    const QString subject = removalSubject(records);
    if (books < records.books.size()) {
        return Text::tr("%1: put back, with %2 of %3 books. Somebody has decided about the others meanwhile.")
            .arg(subject, QLocale().toString(books), QLocale().toString(records.books.size()));
    }
    return isOne(records) ? Text::tr("%1 is back.").arg(subject) : Text::tr("%1 are back.").arg(subject);
}

} // namespace catalpa
