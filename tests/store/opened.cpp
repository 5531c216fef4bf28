// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "opened.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

QString script(const QString &name)
{
    QFile file(QStringLiteral(CATALPA_MIGRATIONS "/%1/migration.sql").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

} // namespace

void createTables(const TestServer &server, const ConnectionAddress &address, History history)
{
    if (history >= History::Init)
        server.sql(address, script(u"20250203204157_init"_s));
    if (history >= History::AddCountry)
        server.sql(address, script(u"20250203204258_add_country"_s));
}

Opened::Opened(const ConnectionAddress &address, const QStringList &languages)
    : catalogue(address)
    , shape(valueOf(catalogue.inspect(languages)))
    , authors(catalogue.authors(shape))
    , books(catalogue.books(shape))
{
}

} // namespace catalpa::test
