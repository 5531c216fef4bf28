// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transferfixture.h"

#include "db/session.h"
#include "migrate/run/runner.h"
#include "transfer/backup.h"
#include "transfer/restore.h"
#include "transfer/transfercatalogue.h"

using namespace Qt::StringLiterals;

namespace catalpa::test {

void makeTables(const ConnectionAddress &address, bool alsoOwn)
{
    db::Session session(address);
    auto bundles = migrate::bundledMigrations().value();
    if (!alsoOwn)
        bundles.resize(1);
    const auto report = migrate::Runner(session, bundles).apply();
    if (!report || report->failure)
        qFatal("%s", qPrintable(report ? report->failure->error.message : report.error().message));
}

ConnectionAddress hardShelves(TestServer &server, bool alsoOwn)
{
    const ConnectionAddress address = server.createDatabase();
    makeTables(address, alsoOwn);
    server.sql(address, uR"(
        INSERT INTO public.authors (id, name, bio, country, created_at) VALUES
            (1, E'Karel Čapek', E'a\ttab, a \\ backslash\nand a line\r\n\\.\nof dots', 'CZ', '1890-01-09 00:00:00.123'),
            (2, E'\\.', E'\\N', '', '0044-03-15 12:00:00 BC'),
            (3, 'الخوارزمي', NULL, NULL, '2025-02-03 20:41:57.999'),
            (70, '紫式部 𠮷', '', 'JP', 'infinity'),
            (71, E'e\u0301 \u200f\U0001F4DA "quoted", ''single''', repeat('lang ', 40000), NULL, '9999-12-31 23:59:59.999');
        INSERT INTO public.books (id, title, author_id, created_at) VALUES
            (5, E'R.U.R.\t\n\\', 1, '2025-02-03'), (6, '\.', 2, '2025-02-03'), (100, '源氏物語', 70, '1008-11-01');
        SELECT setval('authors_id_seq', 90), setval('books_id_seq', 100))"_s);
    return address;
}

ConnectionAddress longShelves(TestServer &server, int authors)
{
    const ConnectionAddress address = server.createDatabase();
    makeTables(address, false);
    server.sql(address,
               u"INSERT INTO public.authors (name, bio, country) SELECT 'Author ' || n, repeat('life ', n % 30), 'CZ' "
               "FROM generate_series(1, %1) AS n"_s.arg(authors));
    server.sql(address,
               u"INSERT INTO public.books (title, author_id) SELECT 'Book ' || n || ' of somebody or other', "
               "1 + n % %1 FROM generate_series(1, 20 * %1) AS n"_s.arg(authors));
    makeTables(address);
    return address;
}

QStringList everything(const TestServer &server, const ConnectionAddress &address)
{
    QStringList all;
    for (const QString &statement :
         {u"SELECT id, name, bio, country, created_at FROM public.authors ORDER BY id"_s,
          u"SELECT id, title, author_id, created_at FROM public.books ORDER BY id"_s,
          u"SELECT last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename"_s})
        all += server.rows(address, statement);
    return all;
}

void fileByHand(const TestServer &server, const ConnectionAddress &address)
{
    server.sql(address,
               u"SELECT catalpa.file_author(1, catalpa.author_sort_name(name, country), 'Čapek the Elder') "
               "FROM public.authors WHERE id = 1"_s);
    server.sql(address, u"SELECT catalpa.file_book(100, '源氏物語', 'Genji')"_s);
}

void fillDetails(const TestServer &server, const ConnectionAddress &address)
{
    server.sql(address, uR"(INSERT INTO catalpa.author_details (author_id, born, other_names) VALUES
                       (1, '1890', ARRAY[E'K. Č.\t"quoted"', 'Τσάπεκ']), (999, 'of nobody', NULL);
                   INSERT INTO catalpa.book_details (book_id, subtitle, people, published, subjects, notes, copies)
                   VALUES (5, E'a \\ and\na line', '[{"name": "Selver, Paul", "role": "trl"}]', 'c1923',
                           '{"Robots, plays","\\.",NULL}', 'one', 2), (100, NULL, NULL, '[1008?]', NULL, NULL, 0))"_s);
}

QStringList detailsIn(const TestServer &server, const ConnectionAddress &address)
{
    return server.rows(address, u"SELECT d.* FROM catalpa.author_details d JOIN authors ON id = author_id ORDER BY 1"_s)
        + server.rows(address, u"SELECT d.* FROM catalpa.book_details d JOIN books ON id = book_id ORDER BY 1"_s);
}

QStringList filedByHand(const TestServer &server, const ConnectionAddress &address)
{
    return server.rows(address, u"SELECT * FROM catalpa.author_sort WHERE by_hand ORDER BY 1"_s)
        + server.rows(address, u"SELECT * FROM catalpa.book_sort WHERE by_hand ORDER BY 1"_s);
}

QStringList readFrom(const TestServer &server, const ConnectionAddress &address)
{
    server.sql(address, u"INSERT INTO catalpa.upkeep (most) VALUES (5000)"_s);
    return server.rows(address, u"SELECT author_id, sort_key FROM catalpa.author_index ORDER BY 1"_s)
        + server.rows(address, u"SELECT book_id, sort_key FROM catalpa.book_index ORDER BY 1"_s);
}

Result<TransferReport> saved(const ConnectionAddress &from, const QString &file)
{
    db::Session session(from);
    return transfer::saveCopy(session, file, {});
}

Result<TransferReport> restored(const QString &file, const ConnectionAddress &to)
{
    db::Session session(to);
    return transfer::restoreCopy(session, file, {});
}

Result<TransferReport> moved(const ConnectionAddress &from, const ConnectionAddress &to,
                             const Transfer::Progress &progress, const std::function<bool()> &interrupted)
{
    db::Session source(from);
    db::Session target(to);
    source.setInterrupt(interrupted);
    target.setInterrupt(interrupted);
    return transfer::moveCatalogue(source, target, progress);
}

bool isSentence(const QString &message)
{
    return message.size() > 10 && (message.front().isUpper() || message.front() == u'“') && !message.contains("%"_L1);
}

} // namespace catalpa::test
