// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/editstate.h"

#include "base/text.h"
#include "core/outbox/outboxentry.h"
#include "store/writes/updatestatement.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace catalpa::store {

namespace {

template <typename Field>
bool holds(const DetailChanges<Field> &changes, const std::optional<Details<Field>> &now)
{
    return std::all_of(changes.cbegin(), changes.cend(), [&now](const DetailChange<Field> &change) {
        return now && now->text(change.field) == change.to;
    });
}

} // namespace

bool isApplied(const AuthorEdit &edit, const Author &now)
{
    return holds(edit.name, now.name) && holds(edit.bio, now.bio) && holds(edit.country, now.country)
        && holds(edit.sortName, now.sortName) && holds(edit.details, now.details);
}

bool isApplied(const BookEdit &edit, const Book &now)
{
    return holds(edit.title, now.title) && holds(edit.author, now.authorId) && holds(edit.sortTitle, now.sortTitle)
        && holds(edit.details, now.details);
}

bool isUntouched(const AuthorEdit &edit, const Author &now)
{
    return rebased(edit, now) == edit;
}

bool isUntouched(const BookEdit &edit, const Book &now)
{
    BookEdit seen = rebased(edit, now);
    seen.authorNames = edit.authorNames;
    return seen == edit;
}

Error authorChanged()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this author since it was shown here. Nothing was saved."),
            {}};
}

Error bookChanged()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this book since it was shown here. Nothing was saved."),
            {}};
}

Error authorMissing()
{
    return {ErrorKind::Missing, Text::tr("This author has been deleted meanwhile."), {}};
}

Error bookMissing()
{
    return {ErrorKind::Missing, Text::tr("This book has been deleted meanwhile."), {}};
}

} // namespace catalpa::store
