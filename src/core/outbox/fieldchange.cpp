// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/fieldchange.h"

#include "core/records/country.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"

#include <algorithm>

namespace catalpa {
namespace {

using OptionalText = std::optional<QString>;

OptionalText textOrNothing(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

//! The same as eachField() for details, of those alone that change.
template <typename Field, typename Visit>
void eachDetail(DetailChanges<Field> &details, const std::optional<Details<Field>> *now, const Visit &visit)
{
    DetailChanges<Field> left;
    for (const DetailChange<Field> &detail : details) {
        auto change = std::optional(Change<OptionalText>{textOrNothing(detail.from), textOrNothing(detail.to)});
        const OptionalText current = now && *now ? textOrNothing((*now)->text(detail.field)) : OptionalText();
        visit(recordField(detail.field), change, now && *now ? &current : nullptr);
        if (change)
            left += {detail.field, change->from.value_or(QString()), change->to.value_or(QString())};
    }
    details = left;
}

//! Calls \a visit(field, change, now) for each field of an edit, changed or not; now is null without a record.
template <typename Visit>
void eachField(AuthorEdit &edit, const Author *now, Visit visit)
{
    visit(RecordField::Name, edit.name, now ? &now->name : nullptr);
    visit(RecordField::SortName, edit.sortName, now ? &now->sortName : nullptr);
    visit(RecordField::Country, edit.country, now ? &now->country : nullptr);
    visit(RecordField::Biography, edit.bio, now ? &now->bio : nullptr);
    eachDetail(edit.details, now ? &now->details : nullptr, visit);
}

template <typename Visit>
void eachField(BookEdit &edit, const Book *now, Visit visit)
{
    visit(RecordField::Title, edit.title, now ? &now->title : nullptr);
    visit(RecordField::Author, edit.author, now ? &now->authorId : nullptr);
    visit(RecordField::SortTitle, edit.sortTitle, now ? &now->sortTitle : nullptr);
    eachDetail(edit.details, now ? &now->details : nullptr, visit);
}

//! Calls \a visit for the fields of a change; does nothing with something new.
template <typename Visit>
void eachField(Edit &edit, const CurrentRecord &now, Visit visit)
{
    if (auto *author = std::get_if<AuthorEdit>(&edit)) {
        const auto *current = std::get_if<Author>(&now);
        eachField(*author, current && current->id == author->id ? current : nullptr, visit);
    } else if (auto *book = std::get_if<BookEdit>(&edit)) {
        const auto *current = std::get_if<Book>(&now);
        eachField(*book, current && current->id == book->id ? current : nullptr, visit);
    }
}

OptionalText asText(const OptionalText &value, const QString &)
{
    return value;
}

OptionalText asText(Id<Author>, const QString &name)
{
    return name;
}

Change<QString> namesIn(const Edit &edit)
{
    const auto *book = std::get_if<BookEdit>(&edit);
    return book ? book->authorNames : Change<QString>();
}

QString authorNameIn(const CurrentRecord &now)
{
    const auto *book = std::get_if<Book>(&now);
    return book ? book->authorName : QString();
}

void want(Change<QString> &change, RecordField, const QString &typed)
{
    change.to = tidied(typed);
}

void want(Change<OptionalText> &change, RecordField field, const QString &typed)
{
    const auto detail = detailDescription(field);
    change.to = detail                    ? textOrNothing(tidiedDetail(typed, *detail))
        : field == RecordField::Country   ? countryFrom(typed)
        : field == RecordField::Biography ? tidiedOptional(typed, Lines::Many)
                                          : tidiedOptional(typed, Lines::One);
}

void want(Change<Id<Author>> &, RecordField, const QString &) { }
//! A sort key that was given up is what the rules suggest, and that is no other value than the wanted one.
bool isGivenUp(RecordField field, const OptionalText &wanted)
{
    return (field == RecordField::SortName || field == RecordField::SortTitle) && (!wanted || wanted->isEmpty());
}

template <typename Field>
QList<FieldChange> changesOf(const Details<Field> &details)
{
    QList<FieldChange> changes;
    for (const Field field : details.fields())
        changes += {recordField(field), {}, details.text(field)};
    return changes;
}

//! The details that differ between two records and that an edit leaves alone.
template <typename Field>
QList<RecordField> changedBeside(const DetailChanges<Field> &edited, const std::optional<Details<Field>> &before,
                                 const std::optional<Details<Field>> &saved)
{
    QList<RecordField> fields;
    for (const Field field : before &&saved ? allFields(Field()) : QList<Field>()) {
        const bool isEdited = std::ranges::find(edited, field, &DetailChange<Field>::field) != edited.end();
        if (!isEdited && before->text(field) != saved->text(field))
            fields += recordField(field);
    }
    return fields;
}

QList<FieldChange> changesOf(const NewAuthor &author)
{
    QList<FieldChange> changes{{RecordField::Name, {}, author.name}};
    if (author.country)
        changes += {RecordField::Country, {}, author.country};
    if (author.bio)
        changes += {RecordField::Biography, {}, author.bio};
    return changes + changesOf(author.details);
}

} // namespace

QList<FieldChange> fieldChanges(const Edit &edit)
{
    if (const auto *author = std::get_if<NewAuthor>(&edit))
        return changesOf(*author);
    if (const auto *book = std::get_if<NewBook>(&edit)) {
        QList<FieldChange> changes{{RecordField::Title, {}, book->title}};
        if (book->newAuthor)
            changes += {RecordField::Author, {}, book->newAuthor->name};
        return changes + changesOf(book->details);
    }
    QList<FieldChange> changes;
    Edit copy = edit;
    eachField(copy, {}, [&, names = namesIn(edit)](RecordField field, const auto &change, const auto *) {
        if (change)
            changes += {field, asText(change->from, names.from), asText(change->to, names.to)};
    });
    return changes;
}

QList<FieldConflict> conflicts(const Edit &edit, const CurrentRecord &now)
{
    QList<FieldConflict> found;
    Edit copy = edit;
    eachField(copy, now, [&, names = namesIn(edit)](RecordField field, const auto &change, const auto *current) {
        if (change && current && *current != change->from && *current != change->to) {
            found += {field, asText(change->from, names.from), asText(*current, authorNameIn(now)),
                      asText(change->to, names.to)};
        }
    });
    return found;
}

Edit without(const Edit &edit, RecordField field)
{
    Edit rest = edit;
    eachField(rest, {}, [field](RecordField each, auto &change, const auto *) {
        if (each == field)
            change.reset();
    });
    return rest;
}

Edit onTopOf(const CurrentRecord &now, const Edit &edit, RecordField field)
{
    Edit wanted = edit;
    eachField(wanted, now, [field](RecordField each, auto &change, const auto *current) {
        if (each == field && change && current)
            change->from = *current;
    });
    if (auto *book = std::get_if<BookEdit>(&wanted); book && field == RecordField::Author)
        book->authorNames.from = authorNameIn(now);
    return wanted;
}

Edit wanting(const Edit &edit, RecordField field, const QString &typed)
{
    Edit wanted = edit;
    eachField(wanted, {}, [&](RecordField each, auto &change, const auto *) {
        if (each == field && change)
            want(*change, field, typed);
    });
    return wanted;
}

Edit withoutIdle(const Edit &edit)
{
    Edit busy = edit;
    eachField(busy, {}, [](RecordField, auto &change, const auto *) {
        if (change && change->from == change->to)
            change.reset();
    });
    return busy;
}

Edit asStored(const Edit &edit, const CurrentRecord &saved)
{
    Edit stored = edit;
    eachField(stored, saved, [](RecordField, auto &change, const auto *current) {
        if (change && current)
            change->to = *current;
    });
    if (auto *book = std::get_if<BookEdit>(&stored); book && book->author && std::holds_alternative<Book>(saved))
        book->authorNames.to = authorNameIn(saved);
    return stored;
}

QList<FieldChange> alterations(const Edit &wanted, const Edit &stored)
{
    const QList<FieldChange> before = fieldChanges(wanted);
    const QList<FieldChange> after = fieldChanges(stored);
    QList<FieldChange> altered;
    for (qsizetype i = 0; i < qMin(before.size(), after.size()); ++i) {
        if (before.at(i).to != after.at(i).to && !isGivenUp(before.at(i).field, before.at(i).to))
            altered += {before.at(i).field, before.at(i).to, after.at(i).to};
    }
    return altered;
}

QList<RecordField> changedBeside(const Edit &edit, const CurrentRecord &before, const CurrentRecord &saved)
{
    QList<RecordField> fields;
    const auto add = [&fields](bool isChanged, RecordField field) {
        if (isChanged)
            fields += field;
    };
    if (const auto *author = std::get_if<AuthorEdit>(&edit)) {
        const auto *from = std::get_if<Author>(&before);
        const auto *to = std::get_if<Author>(&saved);
        if (!from || !to)
            return fields;
        add(!author->name && from->name != to->name, RecordField::Name);
        add(!author->country && from->country != to->country, RecordField::Country);
        add(!author->bio && from->bio != to->bio, RecordField::Biography);
        fields += changedBeside(author->details, from->details, to->details);
    } else if (const auto *book = std::get_if<BookEdit>(&edit)) {
        const auto *from = std::get_if<Book>(&before);
        const auto *to = std::get_if<Book>(&saved);
        if (!from || !to)
            return fields;
        add(!book->title && from->title != to->title, RecordField::Title);
        add(!book->author && from->authorId != to->authorId, RecordField::Author);
        fields += changedBeside(book->details, from->details, to->details);
    }
    return fields;
}

Edit onTopOf(const CurrentRecord &now, const Edit &edit)
{
    Edit whole = edit;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes)
        whole = onTopOf(now, whole, change.field);
    return withoutIdle(whole);
}

std::optional<Edit> mergedWith(const CurrentRecord &now, const Edit &edit)
{
    if (!inverse(edit) || !conflicts(edit, now).isEmpty())
        return std::nullopt;
    const Edit merged = onTopOf(now, edit);
    return merged == edit ? std::nullopt : std::optional(merged);
}

std::optional<Edit> inverse(const Edit &edit)
{
    if (const auto *author = std::get_if<AuthorEdit>(&edit))
        return author->inverse();
    if (const auto *book = std::get_if<BookEdit>(&edit))
        return book->inverse();
    return std::nullopt;
}

} // namespace catalpa
