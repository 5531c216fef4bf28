// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa::serve {

//! Which names a client may have used for this server. A page from elsewhere can have its own name mean 127.0.0.1 and
//! then read what a server there answers ("DNS rebinding"); it cannot have its browser send another name than its own.
//! So addresses in numbers and "localhost" are always good, and other names only when they are known to be ours.
class HostRule {
public:
    //! \a names: those of this computer.
    explicit HostRule(const QStringList &names = {});

    //! \a host is the header Host, with or without a port.
    bool allows(const QByteArray &host) const;

private:
    QStringList m_names;
};

} // namespace catalpa::serve
