// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa {

//! A catalogue that was opened before. Without password: that is asked for, or comes from the keychain or ~/.pgpass.
struct RememberedConnection {
    QString name;
    QString address; //!< ConnectionAddress::withoutPassword().
    QString agreed = {}; //!< wordOf() the Encryption, less than there could be, that the person agreed to; else empty.
    QString database = {}; //!< CatalogueCapabilities::identity when it was open last; empty while that is not known.

    bool operator==(const RememberedConnection &) const = default;
};

//! Whether the user's settings may be opened: QSettings would wait for a pipe, read /dev/zero to its end, and replace a
//! device. At most 4 MB; a sentence that names the file otherwise. Touches the disk.
Result<> checkSettings();

//! The catalogues that were opened before, in the user's settings, newest first; at most a thousand. Names are unique,
//! blind to case.
class RecentConnections {
public:
    //! \a settings must outlive the list.
    explicit RecentConnections(QSettings &settings);

    QList<RememberedConnection> all() const;
    std::optional<RememberedConnection> find(const QString &name) const;
    //! Puts a connection on top, in place of one of the same name.
    void remember(const RememberedConnection &connection);
    void forget(const QString &name);

    //! What was open last: the name of a remembered connection, localName for the catalogue on this computer, or empty.
    QString last() const;
    void setLast(const QString &name);

    static QString localName();

private:
    void write(const QList<RememberedConnection> &connections);

    QSettings &m_settings;
};

} // namespace catalpa
