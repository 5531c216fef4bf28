// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/outbox/outboxentry.h"

#include <QtCore/QList>

#include <functional>

namespace catalpa {

//! A change of one record that a person is shown before it is made.
struct Proposal {
    Edit edit{};
    QString name{}; //!< Of the record.
    QString before{}; //!< What changes, shortened to be read in a list.
    QString after{};
    QString problem{}; //!< Why it cannot be made; empty when it can.
};

//! What is proposed for a record: nothing when it stays as it is. An error ends the whole undertaking. \a row is the
//! record's place among those that are read, from 0. Runs in a thread of the pool.
template <typename Record>
using Recipe = std::function<Result<std::optional<Proposal>>(const Record &record, qint64 row)>;

//! One of them is used: which, depends on what is read.
struct Recipes {
    Recipe<Author> author{};
    Recipe<Book> book{};
};

//! A proposal with its texts and its problem; nothing for an edit that changes nothing.
std::optional<Proposal> proposal(const Author &author, const AuthorEdit &edit);
std::optional<Proposal> proposal(const Book &book, const BookEdit &edit);

//! The words around the first difference of two texts, so that both can be read in one line each.
std::pair<QString, QString> aroundDifference(const QString &before, const QString &after);

} // namespace catalpa
