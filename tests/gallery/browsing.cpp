// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/table/catalogueview.h"
#include "ui/table/headermenu.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

void takeSample(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const std::function<void(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = studio.sample();
            test::Librarian &librarian = studio.librarian(address);
            librarian.start();
            librarian.window().openLocal(false);
            studio.until("rows", [&] { return librarian.hasRows(); });
            act(librarian);
            return nullptr;
        });
    };
    opened(u"authors"_s, [](test::Librarian &librarian) { librarian.clickCell(3, 0); });
    opened(u"books"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_2, Qt::ControlModifier);
        studio.until("books", [&] { return librarian.hasRows(); });
        librarian.clickCell(4, 0);
    });
    opened(u"search"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"an le"_s);
        studio.until("search", [&] { return librarian.column().size() < 50; });
    });
    opened(u"search-without-match"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"a name that nobody has"_s);
        studio.until("no match", [&] { return librarian.sees(u"authorsView/emptyStateAction"_s); });
    });
    opened(u"search-in-words"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_2, Qt::ControlModifier);
        studio.until("books", [&] { return librarian.hasRows(); });
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"the author:jo added:<30d -\"of the\" autor:j"_s);
        studio.until("search", [&] { return librarian.sees(u"searchEcho"_s) && librarian.hasRows(); });
        librarian.press(Qt::Key_Down);
    });
    opened(u"search-completion"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"an country:s"_s);
        librarian.press(Qt::Key_Down);
        studio.until("search", [&] { return librarian.column().size() < 50; });
    });
    studio.take(u"search-completion-list"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian(studio.sample());
        librarian.start();
        librarian.window().openLocal(false);
        studio.until("rows", [&] { return librarian.hasRows(); });
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"added:"_s);
        librarian.press(Qt::Key_Down);
        return librarian.window().findChild<QWidget *>(u"searchCompletions"_s);
    });
    opened(u"search-did-you-mean"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"shakespere"_s);
        studio.until("suggestions", [&] { return librarian.sees(u"authorsView/suggestion0"_s); });
    });
    opened(u"folded"_s, [](test::Librarian &librarian) {
        librarian.press(Qt::Key_F9);
        librarian.press(Qt::Key_F8);
    });
    opened(u"wide"_s, [](test::Librarian &librarian) {
        Studio::resize(librarian, {2560, 1440});
        librarian.clickCell(3, 0);
    });
    studio.take(u"palette"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian(studio.sample());
        librarian.start();
        librarian.window().openLocal(false);
        studio.until("rows", [&] { return librarian.hasRows(); });
        librarian.press(Qt::Key_K, Qt::ControlModifier);
        studio.until("palette", [] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr; });
        librarian.type(u"an"_s);
        return librarian.find(u"commandPalette"_s);
    });
    opened(u"narrow"_s, [](test::Librarian &librarian) { Studio::resize(librarian, {820, 560}); });
}

//! A menu in front of the window, on one picture.
QWidget *withMenu(test::Librarian &librarian, QMenu *menu, const QPoint &place)
{
    menu->popup(librarian.window().mapToGlobal(place));
    auto *picture = new QLabel;
    picture->setAttribute(Qt::WA_DeleteOnClose);
    QPixmap both = librarian.window().grab();
    QPainter(&both).drawPixmap(place, menu->grab());
    menu->close();
    picture->setPixmap(both);
    picture->resize(both.size());
    return picture;
}

//! Order, columns, views, and the ways to a row.
void takeViews(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const std::function<QWidget *(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = studio.sample();
            test::Librarian &librarian = studio.librarian(address);
            librarian.start();
            librarian.window().openLocal(false);
            studio.until("rows", [&] { return librarian.hasRows(); });
            librarian.clickHeader(2);
            librarian.clickHeader(0, Qt::ShiftModifier);
            studio.until("order", [&] { return !librarian.table().catalogModel()->isLoading(); });
            return act(librarian);
        });
    };
    opened(u"views-order"_s, [](test::Librarian &) { return nullptr; });
    opened(u"views-header-menu"_s, [](test::Librarian &librarian) {
        return withMenu(librarian, ui::headerMenu(librarian.table(), 0), {300, 130});
    });
    for (const QString &name : {u"columnsMenu"_s, u"alphabetMenu"_s, u"sortMenu"_s}) {
        opened(u"views-"_s + name, [&name](test::Librarian &librarian) {
            auto *menu = librarian.window().findChild<QMenu *>(name);
            return withMenu(librarian, menu, {200, 40});
        });
    }
    opened(u"views-sidebar"_s, [&studio](test::Librarian &librarian) -> QWidget * {
        librarian.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        studio.until("dialog", [&] { return librarian.sees(u"ViewNameDialog"_s); });
        librarian.writeLine(u"ViewNameDialog/nameEdit"_s, u"By country, then by name"_s);
        librarian.press(Qt::Key_Return);
        librarian.clickHeader(0);
        return nullptr;
    });
    opened(u"views-dialog"_s, [&studio](test::Librarian &librarian) -> QWidget * {
        librarian.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        studio.until("dialog", [&] { return librarian.sees(u"ViewNameDialog"_s); });
        return librarian.find(u"ViewNameDialog"_s);
    });
    opened(u"views-jump"_s, [](test::Librarian &librarian) -> QWidget * {
        librarian.clickHeader(0);
        librarian.type(u"Le Gu"_s);
        (void)QTest::qWaitFor([&] { return librarian.table().currentIndex().row() > 0; });
        return nullptr;
    });
    opened(u"views-bubble"_s, [](test::Librarian &librarian) -> QWidget * {
        librarian.clickHeader(0);
        (void)QTest::qWaitFor([&] { return librarian.table().catalogModel()->isCounted(); });
        QScrollBar *bar = librarian.table().verticalScrollBar();
        QTest::mousePress(bar, Qt::LeftButton, {}, {bar->width() / 2, 12});
        QTest::mouseMove(bar, {bar->width() / 2, bar->height() / 2});
        return nullptr;
    });
    opened(u"views-all-selected"_s, [](test::Librarian &librarian) -> QWidget * {
        librarian.press(Qt::Key_A, Qt::ControlModifier);
        return nullptr;
    });
}

void takeExtremes(Studio &studio)
{
    studio.take(u"empty-catalogue"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian(studio.emptyCatalogue());
        librarian.start();
        librarian.window().openLocal(false);
        studio.until("empty", [&] { return librarian.sees(u"authorsView/emptyState"_s); });
        return nullptr;
    });
    studio.take(u"long-and-right-to-left"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address, uR"(
            UPDATE authors SET name = repeat('A very long name of an author ', 30), bio = repeat('Wrote a lot. ', 200),
                country = 'A country with a name that is longer than its column' WHERE id = 1;
            UPDATE authors SET name = 'محمود درويش', country = 'PS' WHERE id = 2;
            UPDATE authors SET name = 'שמואל יוסף עגנון', country = 'IL' WHERE id = 3;
            UPDATE authors SET name = E'Two lines\nof a name 村上 春樹 👩‍🚀', country = 'JP' WHERE id = 4;
            UPDATE books SET title = repeat('An endless title ', 40) WHERE id = 1)"_s);
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.clickCell(0, 0);
        return nullptr;
    });
    studio.take(u"right-to-left"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address,
                          u"UPDATE authors SET name = 'محمود درويش', bio = 'شاعر فلسطيني.' WHERE id = 2; "
                          "UPDATE books SET title = 'ذاكرة للنسيان' WHERE author_id = 2"_s);
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.clickCell(4, 0);
        return nullptr;
    });
    test::FaultProxy slow(studio.server.overTcp(studio.shelves()));
    slow.setLatency(700);
    studio.take(u"loading"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        librarian.start();
        librarian.window().open(slow.address());
        studio.until("page", [&] { return librarian.sees(u"authorsView"_s); });
        return nullptr;
    });
}

//! A database that does not answer, and one that somebody else works in.
void takeWaiting(Studio &studio)
{
    test::FaultProxy line(studio.server.overTcp(studio.shelves()));
    const auto opened = [&](const QString &name, const std::function<void(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            line.setSilent(false);
            line.refuse(false);
            test::Librarian &librarian = studio.librarian();
            librarian.open(line.address());
            librarian.clickCell(2, 0);
            act(librarian);
            return nullptr;
        });
    };
    const auto search = [](test::Librarian &librarian) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        librarian.type(u"lem"_s);
    };
    opened(u"waiting"_s, [&](test::Librarian &librarian) {
        line.setSilent(true);
        search(librarian);
        studio.until("note", [&] { return librarian.sees(u"authorsPage/readingNote"_s); });
    });
    opened(u"waiting-stopped"_s, [&](test::Librarian &librarian) {
        line.setSilent(true);
        search(librarian);
        studio.until("note", [&] { return librarian.sees(u"authorsPage/readingNote"_s); });
        librarian.click(u"authorsPage/readingButton"_s);
    });
    opened(u"unread"_s, [&](test::Librarian &librarian) {
        line.refuse(true);
        line.cut();
        search(librarian);
        studio.until("note", [&] { return librarian.sees(u"authorsPage/readingNote"_s); });
    });
    opened(u"unread-recovered"_s, [&](test::Librarian &librarian) {
        line.refuse(true);
        line.cut();
        search(librarian);
        studio.until("note", [&] { return librarian.sees(u"authorsPage/readingNote"_s); });
        line.refuse(false);
        librarian.clock->pass(std::chrono::seconds(5));
        studio.until("rows", [&] { return librarian.hasRows() && librarian.banner().isEmpty(); });
    });
    opened(u"changed-elsewhere"_s, [&](test::Librarian &librarian) {
        studio.server.sql(line.address(), u"UPDATE authors SET country = 'NO' WHERE id = 4"_s);
        librarian.clock->pass(std::chrono::seconds(2));
        studio.until("row", [&] { return librarian.column(2).contains(u"NO"_s); });
    });
}

} // namespace

void takeBrowsing(Studio &studio)
{
    takeWaiting(studio);
    takeSample(studio);
    takeViews(studio);
    takeExtremes(studio);
}

} // namespace catalpa::gallery
