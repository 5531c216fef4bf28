// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/edittext.h"

#include "base/text.h"
#include "core/records/validation.h"
#include "wording/celltext.h"
#include "wording/countryname.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qsizetype longestLabel = 80;
constexpr qsizetype longestValue = 120;

QString cut(const QString &text, qsizetype longest)
{
    const QString line = text.simplified();
    return line.size() <= longest ? line : line.first(longest - 1).trimmed() + u'…';
}

QString listed(const QList<RecordField> &fields)
{
    QStringList names;
    for (const RecordField field : fields)
        names += fieldName(field);
    return QLocale().createSeparatedList(names);
}

QList<RecordField> fieldsOf(const Edit &edit)
{
    QList<RecordField> fields;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes)
        fields += change.field;
    return fields;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    return text;
}

QString stateWords(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxEntry::State::Keeping:
        return Text::tr("is being written to the disk");
    case OutboxEntry::State::Waiting:
        return entry.failures > 0 ? Text::tr("waits for the database") : Text::tr("waits for its turn");
    case OutboxEntry::State::Sending:
        return Text::tr("is being saved");
    case OutboxEntry::State::Held:
        return entry.isRepeated ? Text::tr("left from an earlier run") : Text::tr("collected");
    case OutboxEntry::State::Refused:
        if (!entry.isKept)
            return Text::tr("refused, and not on the disk");
        return entry.error.kind == ErrorKind::Conflict ? Text::tr("to be decided") : Text::tr("refused");
    }
    return {};
}

struct Name {
    QString operator()(const AuthorEdit &edit) const
    {
        return edit.label.isEmpty() ? Text::tr("author %1").arg(edit.id.value) : cut(edit.label, longestLabel);
    }
    QString operator()(const BookEdit &edit) const
    {
        return edit.label.isEmpty() ? Text::tr("book %1").arg(edit.id.value) : cut(edit.label, longestLabel);
    }
    QString operator()(const NewAuthor &author) const { return cut(author.name, longestLabel); }
    QString operator()(const NewBook &book) const { return cut(book.title, longestLabel); }
};

bool isFit(const Edit &edit)
{
    const auto *author = std::get_if<AuthorEdit>(&edit);
    const auto *book = std::get_if<BookEdit>(&edit);
    return author ? check(*author).has_value() : !book || check(*book).has_value();
}

//! Those of its fields that cannot be recorded, even alone.
QList<RecordField> unfitFields(const Edit &edit)
{
    const QList<RecordField> fields = fieldsOf(edit);
    QList<RecordField> unfit;
    for (const RecordField field : fields) {
        Edit alone = edit;
        for (const RecordField other : fields) {
            if (other != field)
                alone = without(alone, other);
        }
        if (!isFit(alone))
            unfit += field;
    }
    return unfit;
}

} // namespace

QString fieldName(RecordField field)
{
    if (const auto detail = detailDescription(field))
        return detail->name;
    switch (field) {
    case RecordField::Name:
        return Text::tr("name", "field");
    case RecordField::Biography:
        return Text::tr("biography", "field");
    case RecordField::Country:
        return Text::tr("country", "field");
    case RecordField::SortName:
        return Text::tr("sort name", "field");
    case RecordField::Title:
        return Text::tr("title", "field");
    case RecordField::Author:
        return Text::tr("author", "field");
    case RecordField::SortTitle:
        return Text::tr("sort title", "field");
    }
    return {};
}

QString valueText(RecordField field, const std::optional<QString> &value)
{
    if (!value || value->isEmpty())
        return cellText(std::nullopt);
    return cut(field == RecordField::Country ? countryName(*value) : *value, longestValue);
}

QString recordName(const Edit &edit)
{
    return std::visit(Name(), edit);
}

QString editName(const Edit &edit)
{
    if (std::holds_alternative<NewAuthor>(edit))
        return Text::tr("new author %1").arg(recordName(edit));
    if (std::holds_alternative<NewBook>(edit))
        return Text::tr("new book %1").arg(recordName(edit));
    return Text::tr("%1 of %2", "fields of a record").arg(listed(fieldsOf(edit)), recordName(edit));
}

QString editHeading(const Edit &edit)
{
    return capitalised(editName(edit));
}

QString editSentence(const Edit &edit)
{
    QStringList values;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes)
        values += u"%1 → %2"_s.arg(valueText(change.field, change.from), valueText(change.field, change.to));
    return inverse(edit) ? u"%1: %2"_s.arg(editName(edit), values.join(u"; "_s)) : editName(edit);
}

QString editLine(const Edit &edit)
{
    return capitalised(editSentence(edit));
}

QString editStateText(const OutboxEntry &entry)
{
    return capitalised(stateWords(entry));
}

QString madeAtText(const QDateTime &instant)
{
    const QDateTime local = instant.toLocalTime();
    const bool isToday = local.date() == QDate::currentDate();
    return isToday ? QLocale().toString(local.time(), QLocale::ShortFormat)
                   : QLocale().toString(local, QLocale::ShortFormat);
}

QString leftSentence(const QList<OutboxEntry> &left)
{
    const auto [first, last] = std::ranges::minmax_element(left, {}, &OutboxEntry::madeAt);
    const QString from = madeAtText(first->madeAt);
    const QString to = madeAtText(last->madeAt);
    return from == to ? Text::tr("%Ln edit(s) of %1 are not saved yet.", nullptr, int(left.size())).arg(from)
                      : Text::tr("%Ln edit(s) of %1 to %2 are not saved yet.", nullptr, int(left.size())).arg(from, to);
}

QString unreadableSentence(int pieces, const QStringList &files)
{
    return pieces == 0
        ? QString()
        : Text::tr("%Ln edit(s) of an earlier run cannot be read. What is left of them is kept in %1", nullptr, pieces)
              .arg(files.join(u", "_s));
}

QString editReason(const OutboxEntry &entry)
{
    return entry.error.message;
}

QString conflictSentence(const Edit &edit, RecordField field)
{
    return Text::tr("The %1 of %2 has been changed by somebody else too. Theirs stands in the catalogue.")
        .arg(fieldName(field), recordName(edit));
}

QString unfitSentence(const Edit &edit, const QString &why)
{
    const QList<RecordField> fields = unfitFields(edit);
    const QString subject = fields.isEmpty()
        ? recordName(edit)
        : Text::tr("%1 of %2", "fields of a record").arg(listed(fields), recordName(edit));
    return Text::tr("%1: not saved. %2").arg(capitalised(subject), why);
}

QString refusalSentence(const OutboxEntry &entry)
{
    if (entry.error.kind == ErrorKind::Missing && inverse(entry.edit)) {
        return Text::tr("%1 has been deleted by somebody else. This change cannot be saved: %2")
            .arg(recordName(entry.edit), editSentence(entry.edit));
    }
    return Text::tr("%1: not saved. %2").arg(capitalised(editName(entry.edit)), entry.error.message);
}

QString alterationSentence(const Edit &wanted, const Edit &stored)
{
    QStringList sentences;
    const QList<FieldChange> altered = alterations(wanted, stored);
    for (const FieldChange &change : altered) {
        sentences += Text::tr("The database has made “%1” of “%2” (%3 of %4).")
                         .arg(valueText(change.field, change.to), valueText(change.field, change.from),
                              fieldName(change.field), recordName(stored));
    }
    return sentences.join(u' ');
}

QString delaySentence(const OutboxEntry &entry)
{
    constexpr auto lockNotAvailable = "55P03"_L1;
    const QString reason = entry.error.sql().sqlState == lockNotAvailable
        ? Text::tr("another program holds the record and has not let go of it")
        : Text::tr("the database is busy");
    return Text::tr(
               "%1: not saved yet, because %2. It is kept and tried again by itself; other edits do not wait for it.")
        .arg(capitalised(editName(entry.edit)), reason);
}

QString ruledSentence(const Edit &edit, const QList<RecordField> &fields)
{
    return Text::tr("Saved: %1. By a rule of its own, the database has changed the %2 with it.")
        .arg(editName(edit), listed(fields));
}

QString mergedSentence(const Edit &edit, const QList<RecordField> &fields)
{
    return Text::tr("Saved: %1. Somebody else has changed the %2 meanwhile; both changes are kept.")
        .arg(editName(edit), listed(fields));
}

} // namespace catalpa
