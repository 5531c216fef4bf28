// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "models/viewstate.h"

#include <QtCore/QFuture>

namespace catalpa {

//! The views of one catalogue and the session on it, kept in two files of the user's. Written whole and renamed into
//! place on fileThread(), in order, also when this is gone; files that cannot be understood are kept beside, as
//! *.unread, and count as none.
class ViewStorage {
    Q_DISABLE_COPY_MOVE(ViewStorage)

public:
    struct Kept {
        ViewList list{};
        ViewSession session{};
        bool isNew = false; //!< Nothing was kept before: the catalogue is opened for the first time.
    };

    //! Keeps its files in \a folder, under a name made from \a catalogue: the address without any secret.
    ViewStorage(const QString &folder, const QString &catalogue);

    QFuture<Result<Kept>> open();
    void keep(const ViewList &list);
    void keep(const ViewSession &session);

private:
    void write(const QString &path, const QJsonObject &json);

    QString m_views;
    QString m_session;
};

} // namespace catalpa
