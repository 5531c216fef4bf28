// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "core/records/edit.h"

#include <QtCore/QJsonObject>

#include <variant>

namespace catalpa {

using Edit = std::variant<AuthorEdit, BookEdit>;

//! An edit that the database has not confirmed yet.
struct OutboxEntry {
    enum class State {
        Waiting, //!< Kept on this computer; sent when its turn comes and the database can be reached.
        Sending,
        Refused //!< Not saved, and it will not be by itself: a person decides.
    };

    quint64 number = 0; //!< Counts up; names the entry.
    Edit edit;
    State state = State::Waiting;
    Error error; //!< Why it was refused.
};

//! For the journal; editFromJson() gives nothing for what is not an edit.
QJsonObject toJson(const Edit &edit);
std::optional<Edit> editFromJson(const QJsonObject &json);

//! One edit in place of two that follow each other on the same field of the same record; nothing for any other two.
std::optional<Edit> joined(const Edit &earlier, const Edit &later);

//! The record as it will be once the edit is saved.
Author applied(const AuthorEdit &edit, Author author);
Book applied(const BookEdit &edit, Book book);

//! The wanted edit on top of what the record holds now.
AuthorEdit rebased(AuthorEdit edit, const Author &now);
BookEdit rebased(BookEdit edit, const Book &now);

} // namespace catalpa
