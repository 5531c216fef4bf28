// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recentconnections.h"
#include "studio.h"

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

const auto neon = u"postgresql://librarian:npg_secret@ep-cool-river-123456-pooler.eu-central-1.aws.neon.tech/"
                  "citylibrary?sslmode=require&channel_binding=require"_s;

void takeStart(Studio &studio)
{
    studio.take(u"start"_s, [&] {
        studio.librarian().start();
        return nullptr;
    });
    studio.take(u"start-remembered"_s, [&] {
        test::Librarian &librarian = studio.librarian();
        RecentConnections list(librarian.settings());
        list.remember({u"Old catalogue"_s, u"postgresql://me@old.example.org/books"_s});
        list.remember({u"City library"_s, u"postgresql://librarian@ep-cool-river.eu-central-1.aws.neon.tech/books"_s});
        librarian.start();
        return nullptr;
    });
}

void takeConnect(Studio &studio)
{
    const auto offered = [&studio](const QString &address) {
        test::Librarian &librarian = studio.librarian();
        librarian.start();
        librarian.window().offer(address);
        return &librarian;
    };
    studio.take(u"connect-empty"_s, [&]() -> QWidget * {
        offered({});
        return nullptr;
    });
    studio.take(u"connect-understood"_s, [&]() -> QWidget * {
        offered(neon);
        return nullptr;
    });
    studio.take(u"connect-not-understood"_s, [&]() -> QWidget * {
        offered(u"postgresql://me@host:many/books"_s)->press(Qt::Key_Return);
        return nullptr;
    });
    studio.take(u"connect-refused"_s, [&]() -> QWidget * {
        studio.server.createRole(u"pw_gallery"_s, u"right"_s);
        ConnectionAddress address = studio.server.overTcp(studio.emptyDatabase());
        address.user = u"pw_gallery"_s;
        address.password = u"wrong"_s;
        test::Librarian *librarian = offered(address.withPassword());
        librarian->click(u"connectButton"_s);
        studio.until("complaint", [&] { return librarian->sees(u"ConnectPage/complaint"_s); });
        return nullptr;
    });
    test::FaultProxy silence(studio.server.overTcp(studio.emptyDatabase()));
    silence.setSilent(true);
    studio.take(u"connect-connecting"_s, [&]() -> QWidget * {
        test::Librarian *librarian = offered(silence.address().withPassword());
        librarian->click(u"connectButton"_s);
        studio.until("progress", [&] { return librarian->sees(u"ConnectPage/progress"_s); });
        return nullptr;
    });
}

void takeDatabases(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &sql, const QString &words) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = studio.emptyDatabase();
            if (!sql.isEmpty())
                studio.server.sql(address, sql);
            test::Librarian &librarian = studio.librarian();
            librarian.start();
            librarian.window().open(address);
            studio.until("page", [&] { return librarian.everythingToBeRead().contains(words); });
            return nullptr;
        });
    };
    opened(u"database-empty"_s, {}, u"Create the tables"_s);
    opened(u"database-foreign"_s, u"CREATE TABLE authors (id uuid, surname text)"_s, u"not a catalogue"_s);
    opened(u"database-other-tables"_s, u"CREATE TABLE invoices (id int)"_s, u"No catalogue in this database"_s);
    studio.take(u"failure"_s, [&]() -> QWidget * {
        ConnectionAddress nowhere;
        nowhere.host = u"/nonexistent/catalpa"_s;
        nowhere.database = nowhere.user = u"catalpa"_s;
        test::Librarian &librarian = studio.librarian(nowhere);
        librarian.start();
        librarian.click(u"localCard"_s);
        studio.until("failure", [&] { return librarian.text(u"emptyStateAction"_s) == u"Try again"_s; });
        return nullptr;
    });
}

} // namespace

void takeOpening(Studio &studio)
{
    takeStart(studio);
    takeConnect(studio);
    takeDatabases(studio);
}

} // namespace catalpa::gallery
