// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace catalpa::app {

//! What somebody who starts the program wants of it: the first window does it at once, one that is open already gets it
//! from the second start.
struct LaunchRequest {
    enum class Place {
        Last, //!< What was open last; in a window that is open, what it shows.
        Local, //!< The catalogue on this computer.
        Offered //!< The address, on the connect page.
    };
    enum class Record { None, Author, Book };

    Place place = Place::Last;
    QString address = {}; //!< As it was given, for Offered. May hold a password: not for logs.
    Record record = Record::None; //!< The dialog to open then.
    QByteArray activationToken = {}; //!< $XDG_ACTIVATION_TOKEN: the right to come to the front, on Wayland.

    bool operator==(const LaunchRequest &) const = default;
};

//! No message is longer, with the end of its line.
constexpr qsizetype longestMessage = 65'536;

//! One line, for a socket that only its user can reach.
QByteArray messageFor(const LaunchRequest &request);
//! Nothing when \a line is anything else than a message, to the last character.
std::optional<LaunchRequest> launchRequestFrom(const QByteArray &line);

} // namespace catalpa::app
