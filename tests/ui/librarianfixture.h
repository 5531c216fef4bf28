// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keychain.h"
#include "support/handticker.h"
#include "support/testserver.h"
#include "ui/widgets/prompts.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QPointer>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <QtWidgets/QWidget>

#include <optional>

namespace catalpa::ui {
class CatalogueView;
}

// Computers that are busy with other things answer late, but they answer.
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define EVENTUALLY_EQUAL(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

namespace catalpa::test {

//! Answers the questions of the windows as it was told to, and keeps them.
class PreparedAnswers final : public ui::Prompts {
public:
    void ask(QWidget *parent, const ui::Question &question, std::function<void()> confirmed) override;
    void tell(QWidget *parent, const QString &title, const QString &heading, const QString &text) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                  std::function<void(const QString &path)> chosen) override;
    void openFile(QWidget *parent, const QString &title, const QString &kind,
                  std::function<void(const QString &path)> chosen) override;
    void openFolder(QWidget *parent, const QString &title, std::function<void(const QString &path)> chosen) override;

    void choosePrinter(QWidget *parent, const std::shared_ptr<QPrinter> &printer, int pages,
                       std::function<void()> chosen) override; //!< Which writes into the file.

    QList<ui::Question> asked;
    QStringList told; //!< Headings.
    bool agrees = true;
    bool holds = false; //!< Nobody is there who answers.
    QString folder; //!< The one that is chosen; none when empty.
    QString file; //!< The same for files, to be read or written.
    QString suggestedFile; //!< What was suggested last.
};

//! A keychain that ends with the test.
class MemoryKeychain final : public Keychain {
public:
    QFuture<Result<std::optional<QString>>> read(const QString &entry) override;
    QFuture<Result<>> write(const QString &entry, const QString &password) override;
    QFuture<Result<>> remove(const QString &entry) override;

    QHash<QString, QString> kept;
    bool isThere = true; //!< False: as on a computer without one.
};

//! A person at the main window of the program: everything below the window is real, the settings and the journal of
//! edits are in a temporary folder, and what is done is done with keys and mouse.
//!
//! That no database call runs in the thread of the window needs no test of its own: db::Session ends the program when
//! one does, so each of these tests proves it.
class Librarian {
public:
    //! \a local answers for the catalogue on this computer.
    explicit Librarian(const ConnectionAddress &local = {});
    ~Librarian();

    //! Starts the program: a new window, opening what was open last.
    void start();
    //! Closes the window and ends the program; the settings and the journal stay.
    void quit();
    //! Starts the program with this catalogue, and waits for its rows.
    void open(const ConnectionAddress &address);

    ui::MainWindow &window() const { return *m_window; }
    QSettings &settings() { return *m_settings; }
    //! What stands in the settings file.
    QString settingsText();
    //! What stands in the files of edits that are not saved.
    QString journalText() const;
    QString editsFolder() const { return m_folder.filePath(QStringLiteral("edits")); } //!< Where those are.
    //! Has the disk take no more edits.
    void spoilJournal();
    //! Where the views and the session are kept.
    QString viewsFolder() const { return m_folder.filePath(QStringLiteral("views")); }

    //! The visible widget of this object name, or nothing; "page/name" looks in that page only.
    QWidget *find(const QString &path) const;
    bool sees(const QString &path) const { return find(path) != nullptr; }
    //! The same, where it has to be there.
    template <typename Widget>
    Widget &the(const QString &path) const
    {
        auto *widget = qobject_cast<Widget *>(find(path));
        if (!widget)
            qFatal("There is no %s to be seen", qPrintable(path));
        return *widget;
    }
    QString text(const QString &path) const; //!< What a label, button or line says; empty when it is not to be seen.
    QString banner() const { return text(QStringLiteral("Banner/sentence")); }
    QString status() const; //!< What stands in the status bar for a moment.
    //! Everything in the window that can be read or heard, without what is typed behind dots.
    QString everythingToBeRead() const;

    ui::CatalogueView &table() const;
    QStringList column(int column = 0) const; //!< The loaded cells of the table in front, the first thousand rows.
    bool hasRows() const;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const; //!< In whatever has the focus.
    void press(QKeySequence::StandardKey keys) const;
    void type(const QString &text) const;
    void click(const QString &path) const;
    void clickCell(int row, int column) const;
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = {}) const;
    //! Double-clicks nothing, presses F2: writes into the cell and ends with Return.
    void writeCell(int row, int column, const QString &text) const;
    //! Clicks into a line, and replaces what stands there.
    void writeLine(const QString &path, const QString &text) const;
    //! Types a part of a name and takes the first author that is offered.
    bool pickAuthor(const QString &path, const QString &part) const;

    //! Of the window, whatever the screen is like here; absent: as the program begins.
    std::optional<QSize> firstSize = QSize(1180, 740);
    PreparedAnswers answers;
    std::shared_ptr<MemoryKeychain> keychain = std::make_shared<MemoryKeychain>();
    //! The time of the window that is open, in which it asks by itself. It stands still by itself.
    QPointer<HandTicker> clock;
    QList<QUrl> browsed; //!< What was opened in the browser.
    std::function<bool()> startServer; //!< Of the server of the catalogue; see PgCatalogue.

private:
    QTemporaryDir m_folder;
    ConnectionAddress m_local;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

//! Applies the migrations, as the program does.
void migrate(TestServer &server, const ConnectionAddress &address);
//! Five authors and five books.
void fillShelves(const TestServer &server, const ConnectionAddress &address);
ConnectionAddress filledShelves(TestServer &server); //!< Of a new database, with all of it.

} // namespace catalpa::test
