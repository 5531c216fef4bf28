// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::local {

//! The names of what lies in the folder of a local catalogue.
struct FolderLayout {
    QString folder; //!< Absolute; owner-only.

    QString data() const { return folder + QStringLiteral("/data"); } //!< PostgreSQL's data folder.
    //! A whole data folder of a newer PostgreSQL, about to take the place of data.
    QString nextData() const { return folder + QStringLiteral("/data.next"); }
    //! Where a data folder of an older PostgreSQL is kept.
    QString keptData(int major) const { return data() + QStringLiteral("-%1").arg(major); }
    //! Present when a move to that version has failed, so that it is not tried at every start.
    QString renewalMark(int major) const { return folder + QStringLiteral("/not-moved-to-%1").arg(major); }
    QString log() const { return folder + QStringLiteral("/server.log"); } //!< What the server says.
    QString olderLog() const { return folder + QStringLiteral("/server.log.old"); } //!< What it said before that.
    //! Locked while a program starts or stops the server. Its presence also tells that the folder is ours.
    QString startLock() const { return folder + QStringLiteral("/start.lock"); }
    //! Locked, shared, by every program that uses the server.
    QString lease() const { return folder + QStringLiteral("/lease"); }
    //! Locked while a program makes the tables of a new catalogue.
    QString tablesLock() const { return folder + QStringLiteral("/tables.lock"); }
    //! Present while they are being made, and after that was broken off.
    QString tablesMark() const { return folder + QStringLiteral("/tables.begun"); }
    //! Present while the server is to run on when nobody uses it.
    QString keepMark() const { return folder + QStringLiteral("/keep"); }
};

} // namespace catalpa::local
