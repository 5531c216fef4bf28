// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

void takeTyping(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const std::function<void(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.shelves());
            librarian.clickCell(0, 0);
            act(librarian);
            return nullptr;
        });
    };
    opened(u"editing-cell"_s, [](test::Librarian &librarian) {
        librarian.press(Qt::Key_F2);
        librarian.type(u"Karel Matěj"_s);
    });
    opened(u"editing-form"_s, [](test::Librarian &librarian) {
        Studio::openForm(librarian);
        librarian.writeLine(u"AuthorPane/nameEdit"_s, u"Karel Matěj Čapek"_s);
    });
    opened(u"refused-in-form"_s, [](test::Librarian &librarian) {
        Studio::openForm(librarian);
        librarian.writeLine(u"AuthorPane/nameEdit"_s, QString());
        librarian.press(Qt::Key_Return);
    });
    opened(u"refused-in-cell"_s, [](test::Librarian &librarian) {
        librarian.press(Qt::Key_Backspace);
        librarian.press(Qt::Key_Return);
    });
    opened(u"editing-country"_s, [](test::Librarian &librarian) {
        librarian.clickCell(0, 2);
        librarian.type(u"c"_s);
    });
    opened(u"editing-jump"_s, [](test::Librarian &librarian) { librarian.press(Qt::Key_G, Qt::ControlModifier); });
    opened(u"editing-copied"_s, [](test::Librarian &librarian) {
        librarian.press(Qt::Key_Down, Qt::ShiftModifier);
        librarian.press(Qt::Key_C, Qt::ControlModifier);
    });
    opened(u"editing-narrow"_s, [](test::Librarian &librarian) {
        Studio::resize(librarian, {700, 600});
        librarian.press(Qt::Key_Return);
    });
    studio.take(u"editing-menu"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        librarian.open(studio.shelves());
        librarian.clickCell(0, 0);
        librarian.press(Qt::Key_Menu);
        return QApplication::activePopupWidget();
    });
}

void takeAnswers(Studio &studio)
{
    studio.take(u"conflict"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        studio.server.sql(address, u"UPDATE authors SET name = 'K. Čapek' WHERE id = 2"_s);
        librarian.writeCell(0, 0, u"Karel Matěj Čapek"_s);
        studio.until("conflict", [&] { return librarian.sees(u"ConflictPane/mineButton"_s); });
        return nullptr;
    });
    studio.take(u"read-only"_s, [&]() -> QWidget * {
        ConnectionAddress address = studio.shelves();
        studio.server.createRole(u"gallery_reader"_s);
        studio.server.sql(address, u"GRANT SELECT ON authors, books TO gallery_reader"_s);
        address.user = u"gallery_reader"_s;
        studio.librarian().open(address);
        return nullptr;
    });
    test::FaultProxy line(studio.server.overTcp(studio.shelves()));
    studio.take(u"saving"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        librarian.open(line.address());
        studio.settle();
        line.setSilent(true);
        librarian.writeCell(0, 0, u"Karel Matěj Čapek"_s);
        studio.until("saving", [&] { return librarian.sees(u"unsavedButton"_s); });
        return nullptr;
    });
    line.setSilent(false);
    studio.take(u"offline"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        librarian.open(studio.shelves());
        studio.settle();
        studio.server.crash();
        librarian.writeCell(0, 0, u"Karel Matěj Čapek"_s);
        studio.until("offline", [&] { return librarian.sees(u"Banner/actionButton"_s); });
        librarian.click(u"Banner/detailButton"_s);
        return nullptr;
    });
    studio.server.start();
}

void takeReview(Studio &studio)
{
    studio.take(u"conflict-long"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        const QString text = u"He wrote of robots, and of newts, and a year of a gardener. "_s.repeated(12);
        studio.server.sql(address, u"UPDATE authors SET bio = '%1' WHERE id = 2"_s.arg(text.trimmed()));
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.clickCell(0, 0);
        studio.settle();
        studio.server.sql(
            address,
            u"UPDATE authors SET bio = replace(bio, 'wrote of robots', 'gave us the word robot') WHERE id = 2"_s);
        Studio::openForm(librarian);
        librarian.click(u"AuthorPane/bioEdit"_s);
        librarian.press(Qt::Key_End, Qt::ControlModifier);
        librarian.type(u" He died in 1938."_s);
        librarian.press(Qt::Key_S, Qt::ControlModifier);
        studio.until("conflict", [&] { return librarian.sees(u"ConflictPane/mineButton"_s); });
        return nullptr;
    });
    studio.take(u"review"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.window().findChild<QAction *>(u"collectAction"_s)->trigger();
        librarian.writeCell(0, 2, u"CZ"_s);
        librarian.writeCell(1, 2, u"NO"_s);
        librarian.writeCell(3, 0, u"Stanisław Herman Lem, who wrote Solaris, Cyberiad and Golem XIV"_s);
        studio.settle();
        librarian.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        studio.until("review", [&] { return librarian.sees(u"ReviewDialog"_s); });
        librarian.press(Qt::Key_Q, Qt::AltModifier);
        return librarian.find(u"ReviewDialog"_s);
    });
    studio.take(u"left"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.window().findChild<QAction *>(u"collectAction"_s)->trigger();
        librarian.writeCell(0, 2, u"CZ"_s);
        studio.settle();
        librarian.quit();
        librarian.open(address);
        studio.until("left", [&] { return librarian.sees(u"Banner/thirdButton"_s); });
        return nullptr;
    });
}

} // namespace

void takeEditing(Studio &studio)
{
    takeTyping(studio);
    takeAnswers(studio);
    takeReview(studio);
}

} // namespace catalpa::gallery
