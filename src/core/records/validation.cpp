// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/validation.h"

#include "base/text.h"
#include "core/records/detailcheck.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace catalpa {
namespace {

Result<> checkText(const QString &text, qsizetype longest)
{
    if (text.contains(QChar::Null)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("The text contains an invisible character (U+0000) that cannot be stored."));
    }
    if (!text.isValidUtf16())
        return failure(ErrorKind::Invalid, Text::tr("The text contains a broken character that cannot be stored."));
    if (text.size() > longest) {
        return failure(ErrorKind::Invalid,
                       Text::tr("This text is too long: it has %1 characters, and %2 is the most.")
                           .arg(QLocale().toString(text.size()), QLocale().toString(longest)));
    }
    return {};
}

Result<> checkRequired(const QString &text, const QString &sentence)
{
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, sentence);
    return checkText(text, longestLine);
}

template <typename T, typename Check>
Result<> checkChange(const std::optional<Change<T>> &change, Check check)
{
    return change ? check(change->to) : Result<>();
}

//! Sort name or sort title: nothing, and an empty text, mean as the rules suggest.
template <typename Check>
Result<> checkSortKey(const std::optional<Change<std::optional<QString>>> &change, Check check)
{
    return change && change->to && !change->to->isEmpty() ? check(*change->to) : Result<>();
}

template <typename Field>
Result<> checkDetails(const Details<Field> &details)
{
    for (const Field field : details.fields()) {
        if (auto checked = checkDetail(details.text(field), description(field)); !checked)
            return checked;
    }
    return {};
}

template <typename Field>
Result<> checkDetails(const DetailChanges<Field> &changes)
{
    for (const DetailChange<Field> &change : changes) {
        if (auto checked = checkDetail(change.to, description(change.field)); !checked)
            return checked;
    }
    return {};
}

} // namespace

Result<> checkName(const QString &name)
{
    return checkRequired(name, Text::tr("An author needs a name."));
}

Result<> checkTitle(const QString &title)
{
    return checkRequired(title, Text::tr("A book needs a title."));
}

Result<> checkCountry(const std::optional<QString> &country)
{
    return checkText(country.value_or(QString()), longestLine);
}

Result<> checkBio(const std::optional<QString> &bio)
{
    return checkText(bio.value_or(QString()), longestText);
}

Result<> check(const NewAuthor &author)
{
    return checkName(author.name)
        .and_then([&] { return checkBio(author.bio); })
        .and_then([&] { return checkCountry(author.country); })
        .and_then([&] { return checkDetails(author.details); });
}

Result<> check(const NewBook &book)
{
    return checkTitle(book.title).and_then([&] { return checkDetails(book.details); }).and_then([&]() -> Result<> {
        if (book.newAuthor)
            return check(*book.newAuthor);
        if (!book.authorId)
            return failure(ErrorKind::Invalid, Text::tr("A book needs an author. Pick one by name."));
        return {};
    });
}

Result<> check(const AuthorEdit &edit)
{
    return checkChange(edit.name, checkName)
        .and_then([&] { return checkSortKey(edit.sortName, checkName); })
        .and_then([&] { return checkChange(edit.bio, checkBio); })
        .and_then([&] { return checkChange(edit.country, checkCountry); })
        .and_then([&] { return checkDetails(edit.details); });
}

Result<> check(const BookEdit &edit)
{
    return checkChange(edit.title, checkTitle)
        .and_then([&] { return checkSortKey(edit.sortTitle, checkTitle); })
        .and_then([&] { return checkDetails(edit.details); });
}

} // namespace catalpa
