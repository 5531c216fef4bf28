// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/historytext.h"

#include "base/text.h"
#include "core/records/details.h"
#include "wording/celltext.h"
#include "wording/countryname.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qsizetype mostInASentence = 3;

//! A value in one line; nothing recorded is a dash, and an empty text is said to be one.
QString valueText(const QString &field, const std::optional<QString> &value, bool isCut)
{
    if (!value)
        return field == "sort_name"_L1 || field == "sort_title"_L1 ? Text::tr("by the rules") : cellText(value);
    if (value->isEmpty())
        return Text::tr("“”", "an empty text");
    const QString text = field == "country"_L1 ? countryName(*value) : value->simplified();
    return isCut && value->size() >= 500 ? text + u'…' : text;
}

QString called(const BatchObstacle &obstacle)
{
    if (!obstacle.called.isEmpty())
        return obstacle.called;
    const QString number = QString::number(obstacle.record.number);
    return obstacle.record.kind == RecordRef::Kind::Author ? Text::tr("Author no. %1").arg(number)
                                                           : Text::tr("Book no. %1").arg(number);
}

} // namespace

QString whenText(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
}

QString whoText(const QString &role, const QString &program)
{
    return program.isEmpty() ? role : Text::tr("%1 with %2", "a person with a program").arg(role, program);
}

QString fieldText(const QString &field)
{
    if (field == "name"_L1)
        return Text::tr("Name");
    if (field == "bio"_L1)
        return Text::tr("Biography");
    if (field == "country"_L1)
        return Text::tr("Country");
    if (field == "title"_L1)
        return Text::tr("Title");
    if (field == "author_id"_L1)
        return Text::tr("Author");
    if (field == "created_at"_L1)
        return Text::tr("Day of adding");
    if (field == "sort_name"_L1)
        return Text::tr("Sort name");
    if (field == "sort_title"_L1)
        return Text::tr("Sort title");
    if (const auto detail = bookField(field))
        return description(*detail).label();
    if (const auto detail = authorField(field))
        return description(*detail).label();
    return field;
}

QString changeText(const RecordedChange &change)
{
    return Text::tr("%1: %2 → %3", "field: value before → value after")
        .arg(fieldText(change.field), valueText(change.field, change.before, change.isCut),
             valueText(change.field, change.after, change.isCut));
}

QString whatText(const HistoryEntry &entry)
{
    switch (entry.kind) {
    case HistoryEntry::Kind::Begun:
        return Text::tr("From here on, changes are recorded");
    case HistoryEntry::Kind::Added:
        return Text::tr("Added");
    case HistoryEntry::Kind::Restored:
        return Text::tr("Brought back");
    case HistoryEntry::Kind::Deleted:
        return Text::tr("Deleted");
    case HistoryEntry::Kind::Emptied:
        return Text::tr("Deleted, with all others of the table");
    case HistoryEntry::Kind::Changed:
        break;
    }
    return Text::tr("Changed");
}

QString deletedText(const DeletedRecord &record)
{
    if (record.record.kind == RecordRef::Kind::Author) {
        return record.books == 0 ? record.called
                                 : Text::tr("%1, with %Ln book(s)", nullptr, int(record.books)).arg(record.called);
    }
    return record.authorName.isEmpty()
        ? record.called
        : Text::tr("%1, by %2", "a book, by an author").arg(record.called, record.authorName);
}

QString restoredText(const DeletedRecord &record, const RestoreReport &report)
{
    QString sentence = report.books > 0
        ? Text::tr("%1 is in the catalogue again, with %Ln book(s).", nullptr, int(report.books)).arg(record.called)
        : Text::tr("%1 is in the catalogue again.").arg(record.called);
    if (report.leftOut > 0) {
        sentence += u' '
            + Text::tr("%Ln book(s) could not be brought back, because their numbers belong to others now.", nullptr,
                       int(report.leftOut));
    }
    return sentence;
}

QString obstacleText(const BatchObstacle &obstacle)
{
    const QString name = called(obstacle);
    switch (obstacle.reason) {
    case BatchObstacle::Reason::Gone:
        return Text::tr("%1 was deleted later.").arg(name);
    case BatchObstacle::Reason::Taken:
        return Text::tr("%1 has the number of a record that would be brought back.").arg(name);
    case BatchObstacle::Reason::Used:
        return Text::tr("%1 has books that came later.").arg(name);
    case BatchObstacle::Reason::Hidden:
        return Text::tr("Your role may not see all authors and books, so what was done to the others cannot be taken "
                        "back.");
    case BatchObstacle::Reason::Changed:
        break;
    }
    if (obstacle.field.isEmpty() || !obstacle.found)
        return Text::tr("%1 was changed later.").arg(name);
    return Text::tr("%1 was changed later. %2: %3", "a record; field: value")
        .arg(name, fieldText(obstacle.field), valueText(obstacle.field, obstacle.found, true));
}

QString obstaclesText(const QList<BatchObstacle> &obstacles, qsizetype most)
{
    QStringList lines;
    for (const BatchObstacle &obstacle : obstacles.first(std::min(obstacles.size(), most)))
        lines += obstacleText(obstacle);
    if (obstacles.size() > most)
        lines += Text::tr("… and others.");
    return lines.join(u'\n');
}

QString askedAgainText()
{
    return Text::tr("The connection broke before the database could confirm. It is asked again by itself; nothing is "
                    "done twice.");
}

Result<> allTakenBack(const Result<QList<BatchObstacle>> &obstacles)
{
    if (!obstacles)
        return passOn(obstacles);
    if (obstacles->isEmpty())
        return {};
    return failure(ErrorKind::Conflict,
                   Text::tr("Nothing was taken back, because something has been changed since: %1")
                       .arg(obstaclesText(*obstacles, mostInASentence)));
}

} // namespace catalpa
