// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

QString script(const QString &name, const QString &part = u"migration.sql"_s)
{
    QFile file(QStringLiteral(CATALPA_MIGRATIONS "/%1/%2").arg(name, part));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

QStringList ownMigrations()
{
    return QDir(QStringLiteral(CATALPA_MIGRATIONS "/catalpa")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

void applyFile(const TestServer &server, const ConnectionAddress &address, const QString &name)
{
    const QString text = script(u"catalpa/"_s + name);
    // Each of these runs alone; the others have semicolons within.
    const bool runsAlone = text.contains("CONCURRENTLY"_L1) || text.contains("\nVACUUM"_L1);
    for (const QString &statement : text.split(runsAlone ? u";\n"_s : QString(QChar(0)), Qt::SkipEmptyParts))
        server.sql(address, statement);
}

} // namespace

void createTables(TestServer &server, const ConnectionAddress &address, History history)
{
    server.fill(address, QString::number(int(history)), [&server, history](const ConnectionAddress &empty) {
        if (history >= History::Init)
            server.sql(empty, script(u"public/20250203204157_init"_s));
        if (history >= History::AddCountry)
            server.sql(empty, script(u"public/20250203204258_add_country"_s));
        if (history == History::SearchKey) {
            server.sql(empty, u"CREATE SCHEMA catalpa"_s);
            server.sql(empty, script(u"catalpa/20261126100000_search_words"_s));
        } else if (history == History::Indexes) {
            applyOwn(server, empty, u"nothing"_s);
        }
    });
}

void applyOwn(const TestServer &server, const ConnectionAddress &address, const QString &without)
{
    server.sql(address, u"CREATE SCHEMA catalpa"_s);
    for (const QString &name : ownMigrations()) {
        if (!name.contains(without))
            applyFile(server, address, name);
    }
}

void applyAgain(const TestServer &server, const ConnectionAddress &address, const QString &which)
{
    for (const QString &name : ownMigrations()) {
        if (name.endsWith(which))
            applyFile(server, address, name);
    }
}

void takeBack(const TestServer &server, const ConnectionAddress &address, const QString &which)
{
    for (const QString &name : ownMigrations()) {
        if (name.endsWith(which))
            server.sql(address, script(u"catalpa/"_s + name, u"down.sql"_s));
    }
}

Opened::Opened(const ConnectionAddress &address, const QStringList &languages)
    : catalogue(address)
    , capabilities(valueOf(catalogue.inspect(languages)))
    , authors(catalogue.authors(capabilities))
    , books(catalogue.books(capabilities))
    , removals(catalogue.removals(capabilities))
{
}

} // namespace catalpa::test
