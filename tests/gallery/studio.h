// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/librarianfixture.h"
#include "ui/widgets/windows/windowkeeper.h"

#include <functional>

namespace catalpa::gallery {

//! Databases in every state, a window on them, and a camera.
class Studio {
public:
    //! Pictures go to \a folder, or nowhere when it is empty; only those whose name contains \a wanted are taken.
    Studio(const QString &folder, const QString &wanted);

    test::TestServer server;

    ConnectionAddress emptyDatabase();
    ConnectionAddress emptyCatalogue();
    ConnectionAddress shelves(); //!< Five authors.
    const ConnectionAddress &sample(); //!< The sample that comes with the program; read only.

    //! A new program and window each time.
    test::Librarian &librarian(const ConnectionAddress &local = {});

    //! Sets the scene and takes its picture, unless it is not wanted. \a scene gives the window to show, or nothing
    //! for the main window.
    void take(const QString &name, const std::function<QWidget *()> &simulated);
    //! As far as the screen has room.
    static void resize(const test::Librarian &librarian, const QSize &size);
    //! Where there is no room for the form beside the table, in its place.
    static void openForm(const test::Librarian &librarian);
    //! Waits for a condition; the program ends with a message when it is never met.
    void until(const char *what, const std::function<bool()> &condition) const;
    //! Lets everything that is on its way arrive.
    void settle() const;
    int taken() const { return m_taken; }
    int findings() const { return m_findings; } //!< How much inspect() found in the pictures; it is printed.

private:
    QTemporaryDir m_settingsFolder;
    QSettings m_settings;
    ui::WindowKeeper m_keeper; //!< Of windows that come without the main window.
    QString m_folder;
    QString m_wanted;
    std::optional<ConnectionAddress> m_sample;
    std::unique_ptr<test::Librarian> m_librarian;
    int m_taken = 0;
    int m_findings = 0;
};

void takeOpening(Studio &studio); //!< Start page, connect page, databases that are no catalogue.
void takeBrowsing(Studio &studio); //!< Authors and books, from none to very long.
void takeEditing(Studio &studio); //!< Edits on their way, refused, in conflict, offline.
void takeDetails(Studio &studio); //!< What is recorded beside a title and a name.
void takeHelp(Studio &studio); //!< The help, with the pictures in it, and what the program tells of itself.
void takeDialogs(Studio &studio);
void takeTransport(Studio &studio); //!< Copies and moves.
void takeExchange(Studio &studio); //!< Imports and exports.
void takeLookUp(Studio &studio); //!< Books in the catalogues of other libraries.

} // namespace catalpa::gallery
