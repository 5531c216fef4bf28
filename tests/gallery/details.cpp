// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

const QString manyFields = uR"(
    INSERT INTO catalpa.book_details (book_id, subtitle, people, language, published, publisher, place, edition, series,
        series_number, extent, subjects, notes, isbn, lccn, doi, shelf_mark, copies)
    VALUES (3, 'Rossum’s Universal Robots', '[{"name": "Selver, Paul, 1888-1970", "role": "trl"},
            {"name": "Playfair, Nigel", "role": "adp"}, {"name": "Čapek, Josef", "role": "bkd"}]', 'en', 'c1923',
        'Oxford University Press', 'London', 'First English edition', 'The world’s manuals', '12', 'viii, 102 pages',
        ARRAY['Robots -- Drama', 'Czech drama -- 20th century', 'Artificial life'],
        'Translated from the Czech; the third act is shortened.', ARRAY['978-0-14-118208-7', '0-14-118208-2'],
        ARRAY['23012345'], ARRAY['10.1093/rur/1923'], 'PG5038.C3 R2', 3))"_s;

void fill(Studio &studio, const ConnectionAddress &address, const QString &columns, const QString &values)
{
    studio.server.sql(address, u"INSERT INTO catalpa.book_details (book_id, %1) VALUES (3, %2)"_s.arg(columns, values));
}

//! R.U.R. among the books.
test::Librarian &opened(Studio &studio, const ConnectionAddress &address)
{
    test::Librarian &librarian = studio.librarian();
    librarian.open(address);
    librarian.press(Qt::Key_2, Qt::ControlModifier);
    studio.until("books", [&] { return librarian.column().size() == 5; });
    librarian.clickCell(1, 0);
    studio.settle();
    if (!librarian.sees(u"BookPane/heading"_s)) // There is no room for it beside the table.
        librarian.press(Qt::Key_Return);
    studio.until("details", [&] {
        const QWidget *add = librarian.find(u"BookPane/addFieldButton"_s);
        return add && add->isEnabled();
    });
    studio.settle();
    return librarian;
}

void add(Studio &studio, test::Librarian &librarian, const QString &field)
{
    librarian.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    studio.until("menu", [] { return QApplication::activePopupWidget() != nullptr; });
    librarian.type(field);
    librarian.press(Qt::Key_Return);
    studio.settle();
}

void takeBooks(Studio &studio)
{
    studio.take(u"record-many"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address, manyFields);
        opened(studio, address);
        return nullptr;
    });
    studio.take(u"record-few"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        fill(studio, address, u"published, publisher, isbn, language"_s,
             u"'1920', 'Aventinum', ARRAY['80-7181-156-4'], 'cs'"_s);
        opened(studio, address);
        return nullptr;
    });
    studio.take(u"record-doubtful"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        fill(studio, address, u"published, language, isbn, issn"_s,
             u"'undated', 'old Bohemian', ARRAY['978-0-14-118208-7', '0-14-118208-2'], ARRAY['0378-5954']"_s);
        opened(studio, address);
        return nullptr;
    });
    studio.take(u"record-long"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        fill(
            studio, address, u"subtitle, publisher, notes, subjects"_s,
            u"'%1', '%2', '%3', ARRAY['%4', 'Short']"_s.arg(
                u"A collective drama in a comic prologue and three acts, with remarks of the translator "_s.repeated(3),
                u"Verein der Freunde der tschechischen Literatur in Wien und Umgebung "_s.repeated(2),
                u"He wrote of robots, and of newts, and a year of a gardener. "_s.repeated(30),
                u"Machines that look like people and want to be people in literature and on the stage "_s.repeated(2)));
        opened(studio, address);
        return nullptr;
    });
}

void takeTypedIn(Studio &studio)
{
    studio.take(u"record-add"_s, [&]() -> QWidget * {
        test::Librarian &librarian = opened(studio, studio.shelves());
        librarian.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        studio.until("menu", [] { return QApplication::activePopupWidget() != nullptr; });
        return QApplication::activePopupWidget();
    });
    studio.take(u"record-added"_s, [&]() -> QWidget * {
        test::Librarian &librarian = opened(studio, studio.shelves());
        add(studio, librarian, u"publisher"_s);
        return nullptr;
    });
    studio.take(u"record-role"_s, [&]() -> QWidget * {
        test::Librarian &librarian = opened(studio, studio.shelves());
        add(studio, librarian, u"people"_s);
        librarian.type(u"Selver, Paul [tr"_s);
        studio.settle();
        return librarian.window().findChild<QWidget *>(u"roleMatches"_s);
    });
    studio.take(u"record-narrow"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address, manyFields);
        test::Librarian &librarian = opened(studio, address);
        librarian.window().resize(QSize(700, 600).boundedTo(librarian.window().screen()->availableSize()));
        librarian.press(Qt::Key_Return);
        studio.settle();
        return nullptr;
    });
    studio.take(u"record-author"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address, uR"(
            INSERT INTO catalpa.author_details (author_id, born, died, other_names, viaf, isni)
            VALUES (2, '1890-01-09', '1938-12-25', ARRAY['Chapek, Karel', 'Чапек, Карел'], '34454129',
                    '0000 0001 2144 2481'))"_s);
        test::Librarian &librarian = studio.librarian();
        librarian.open(address);
        librarian.clickCell(0, 0);
        studio.settle();
        return nullptr;
    });
}

} // namespace

void takeDetails(Studio &studio)
{
    takeBooks(studio);
    takeTypedIn(studio);
}

} // namespace catalpa::gallery
