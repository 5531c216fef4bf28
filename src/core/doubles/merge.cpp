// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/doubles/merge.h"

#include "core/bulk/recordfield.h"

namespace catalpa {
namespace {

QString bothOf(const QString &kept, const QString &gone)
{
    QStringList values = kept.split(u'\n', Qt::SkipEmptyParts);
    values += gone.split(u'\n', Qt::SkipEmptyParts);
    values.removeDuplicates();
    return values.join(u'\n');
}

template <typename Record>
void addOwn(QList<Difference> &found, const Record &kept, const Record &gone, std::initializer_list<RecordField> fields)
{
    for (const RecordField field : fields) {
        const Difference each{field, titleOf(field), textOf(kept, field), textOf(gone, field)};
        if (each.kept != each.gone)
            found += each;
    }
}

template <typename Field>
void addDetails(QList<Difference> &found, const std::optional<Details<Field>> &kept,
                const std::optional<Details<Field>> &gone)
{
    if (!kept || !gone)
        return;
    for (const Field field : allFields(Field())) {
        const DetailDescription description = catalpa::description(field);
        const Difference each{recordField(field), description.label(), kept->text(field), gone->text(field),
                              description.hasSeveral};
        if (each.kept != each.gone && each.field != recordField(AuthorField::OtherNames))
            found += each;
    }
}

//! Adds to the edit what the choice makes of a field; \a change is for fields that are no details.
template <typename Edit, typename Field, typename ChangeField>
void apply(Edit &edit, const std::optional<Details<Field>> &details, const Difference &difference, Taken from,
           ChangeField changeField)
{
    const QString wanted = difference.taken(from);
    if (wanted == difference.kept)
        return;
    if (!detailDescription(difference.field))
        return changeField(difference.field, wanted);
    for (const Field field : allFields(Field())) {
        if (recordField(field) == difference.field)
            edit.details += DetailChange<Field>{field, details->text(field), wanted};
    }
}

//! All other names of both, and the name that the author will not have.
void addOtherNames(AuthorEdit &edit, const Author &kept, const Author &gone)
{
    if (!kept.details || !gone.details)
        return;
    const QString name = edit.name ? edit.name->to : kept.name;
    QStringList names = kept.details->values(AuthorField::OtherNames) + QStringList{kept.name, gone.name}
        + gone.details->values(AuthorField::OtherNames);
    names.removeAll(name);
    names.removeDuplicates();
    edit.details += detailChange(AuthorField::OtherNames, names.join(u'\n'), *kept.details);
}

} // namespace

Taken Difference::usual() const
{
    if (hasSeveral)
        return Taken::FromBoth;
    return kept.isEmpty() ? Taken::FromGone : Taken::FromKept;
}

QString Difference::taken(Taken from) const
{
    if (from == Taken::FromBoth)
        return hasSeveral ? bothOf(kept, gone) : kept;
    return from == Taken::FromGone ? gone : kept;
}

QList<Difference> differences(const Author &kept, const Author &gone)
{
    QList<Difference> found;
    addOwn(found, kept, gone, {RecordField::Name, RecordField::Country, RecordField::Biography});
    addDetails(found, kept.details, gone.details);
    return found;
}

QList<Difference> differences(const Book &kept, const Book &gone)
{
    QList<Difference> found;
    addOwn(found, kept, gone, {RecordField::Title});
    if (kept.authorId != gone.authorId)
        found += {RecordField::Author, titleOf(RecordField::Author), kept.authorName, gone.authorName};
    addDetails(found, kept.details, gone.details);
    return found;
}

AuthorMerge mergeOf(const Kept<Author> &kept, const Kept<Author> &gone, const Choices &choices)
{
    AuthorEdit edit{.id = kept.record.id, .label = kept.record.name};
    for (const Difference &each : differences(kept.record, gone.record)) {
        apply(edit, kept.record.details, each, choices.value(each.field, each.usual()),
              [&](RecordField field, const QString &wanted) {
                  if (field == RecordField::Name)
                      edit.name = {kept.record.name, wanted};
                  else
                      change(edit, kept.record, field, wanted);
              });
    }
    addOtherNames(edit, kept.record, gone.record);
    return {kept, gone, edit};
}

BookMerge mergeOf(const Kept<Book> &kept, const Kept<Book> &gone, const Choices &choices)
{
    BookEdit edit{.id = kept.record.id, .label = kept.record.title};
    for (const Difference &each : differences(kept.record, gone.record)) {
        apply(edit, kept.record.details, each, choices.value(each.field, each.usual()),
              [&](RecordField field, const QString &wanted) {
                  if (field == RecordField::Author)
                      changeAuthor(edit, kept.record, authorNamed(gone.record.authorId, wanted));
                  else
                      change(edit, kept.record, field, wanted);
              });
    }
    return {kept, gone, edit};
}

} // namespace catalpa
