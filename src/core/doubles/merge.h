// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"
#include "core/records/recordfield.h"
#include "core/records/removal.h"

#include <QtCore/QHash>

namespace catalpa {

//! Two records that are made one: both as they were seen, and what becomes of the one that stays.
template <typename Record, typename Edit>
struct Merge {
    Kept<Record> kept;
    Kept<Record> gone;
    Edit edit; //!< Of kept; may be empty.
};
using AuthorMerge = Merge<Author, AuthorEdit>;
using BookMerge = Merge<Book, BookEdit>;

struct MergeReport {
    QUuid batch; //!< For RecordHistory::takeBack().
    qint64 books = 0; //!< That went from one author to the other.

    bool operator==(const MergeReport &) const = default;
};

//! From which of two records a field comes.
enum class Taken { FromKept, FromGone, FromBoth };

//! A field in which two records differ.
struct Difference {
    RecordField field{};
    QString label; //!< For people.
    QString kept; //!< Empty for nothing; several values stand in a line each.
    QString gone;
    bool hasSeveral = false; //!< May have the values of both.

    //! What nobody has to be asked about: what only one of them says, and all of several values.
    Taken usual() const;
    //! What the field will hold.
    QString taken(Taken from) const;
    bool operator==(const Difference &) const = default;
};

//! In their order. Not what is filed, which follows the name or the title, nor the other names of an author: all of
//! both are kept.
QList<Difference> differences(const Author &kept, const Author &gone);
QList<Difference> differences(const Book &kept, const Book &gone);

using Choices = QHash<RecordField, Taken>; //!< Difference::usual() for what is not in it.

//! The merge of two records. The name that is not chosen becomes another name of the author, where there is a place for
//! it.
AuthorMerge mergeOf(const Kept<Author> &kept, const Kept<Author> &gone, const Choices &choices = {});
BookMerge mergeOf(const Kept<Book> &kept, const Kept<Book> &gone, const Choices &choices = {});

} // namespace catalpa
