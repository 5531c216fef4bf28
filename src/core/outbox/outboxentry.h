// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "core/records/edit.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QUuid>

#include <variant>

namespace catalpa {

//! What a person has decided about one record: a change, or a new one.
using Edit = std::variant<AuthorEdit, BookEdit, NewAuthor, NewBook>;

bool isEmpty(const Edit &edit);
//! Something new, without the wish that it be compared with the catalogue before it is added.
Edit compared(const Edit &edit);

//! A record as the database holds it; none while that is not known.
using CurrentRecord = std::variant<std::monostate, Author, Book>;

//! An edit that the database has not confirmed yet.
struct OutboxEntry {
    enum class State {
        Keeping, //!< On its way to the disk; not sent yet.
        Waiting, //!< Kept on this computer; sent when its turn comes and the database can be reached.
        Sending,
        Held, //!< Kept on this computer, and sent only when a person says so.
        Refused //!< Not saved, and it will not be by itself: a person decides.
    };

    quint64 number = 0; //!< Counts up; names the entry in this program.
    Edit edit;
    State state = State::Keeping;
    Error error; //!< Why it was refused, or why it waits.
    QUuid token{}; //!< Names it on the disk and in the database.
    QDateTime madeAt{}; //!< UTC.
    QList<QUuid> replaced{}; //!< What it was typed over, as long as that is not struck on the disk.
    bool isKept = false; //!< It is on the disk.
    bool isRepeated = false; //!< An earlier sending may have been saved.
    bool isCollected = false; //!< It was made to be held until a person says so.
    int failures = 0; //!< How often sending it has failed by itself.
    //! After a conflict, the record as it is now, once it has been read.
    CurrentRecord now{};
};

//! Whether two edits change the same field of the same record.
bool shareField(const Edit &one, const Edit &other);
//! One edit in place of two that follow each other on the same field of the same record; nothing for any other two.
std::optional<Edit> joined(const Edit &earlier, const Edit &later);

//! The record as it will be once the edit is saved.
Author applied(const AuthorEdit &edit, Author author);
Book applied(const BookEdit &edit, Book book);

//! The wanted edit on top of what the record holds now.
AuthorEdit rebased(AuthorEdit edit, const Author &now);
BookEdit rebased(BookEdit edit, const Book &now);

} // namespace catalpa
