// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/catalogview.h"

#include <QtGui/QAction>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

void takeRecords(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &dialog,
                                  const std::function<void(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.shelves());
            librarian.clickCell(1, 0);
            act(librarian);
            studio.until("dialog", [&] { return librarian.sees(dialog); });
            return librarian.find(dialog);
        });
    };
    opened(u"new-author"_s, u"NewAuthorDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_N, Qt::ControlModifier); });
    opened(u"new-book"_s, u"NewBookDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier); });
    opened(u"delete-author-move-books"_s, u"RemoveAuthorDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_Delete); });
    opened(u"delete-author-and-books"_s, u"RemoveAuthorDialog"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_Delete);
        studio.until("dialog", [&] { return librarian.sees(u"deleteChoice"_s); });
        librarian.click(u"deleteChoice"_s);
    });
    opened(u"shortcuts"_s, u"shortcutsDialog"_s, [](test::Librarian &librarian) { librarian.press(Qt::Key_F1); });
}

void takeMigrations(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &sql, bool apply) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = sql.isEmpty() ? studio.emptyDatabase() : studio.emptyCatalogue();
            if (!sql.isEmpty())
                studio.server.sql(address, sql);
            test::Librarian &librarian = studio.librarian();
            librarian.start();
            librarian.window().open(address);
            studio.until("page", [&] { return librarian.sees(u"emptyStateAction"_s); });
            librarian.window().openMigrations();
            const auto ready = [&] {
                const QWidget *button = librarian.find(u"applyButton"_s);
                return button && button->isEnabled();
            };
            studio.until("dialog", ready);
            if (apply) {
                librarian.click(u"applyButton"_s);
                studio.until("end", [&] { return librarian.sees(u"MigrationsDialog/banner"_s); });
            }
            return librarian.find(u"MigrationsDialog"_s);
        });
    };
    opened(u"migrations-pending"_s, {}, false);
    opened(u"migrations-applied"_s, {}, true);
    opened(u"migrations-failure"_s,
           u"DROP TABLE books, authors; CREATE TABLE authors (country text); "
           "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%add_country'"_s,
           true);
}

} // namespace

void takeDialogs(Studio &studio)
{
    takeRecords(studio);
    takeMigrations(studio);
}

} // namespace catalpa::gallery
