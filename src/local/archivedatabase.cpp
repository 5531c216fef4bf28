// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/archivedatabase.h"

#include "base/text.h"

#include "base/logging.h"
#include "db/session.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QThread>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

constexpr int longestTries = 100;
constexpr int pauseMilliseconds = 50;
const QString stampFormat = u"-yyyy-MM-dd-HHmmss-zzz"_s; // Behind the name of the catalogue; UTC.

//! Where a catalogue can be renamed, or looked for.
ConnectionAddress besideOf(ConnectionAddress catalogue)
{
    catalogue.database = u"template1"_s;
    return catalogue;
}

} // namespace

Result<QString> archiveDatabase(const ConnectionAddress &catalogue)
{
    db::Session session(besideOf(catalogue));
    // Digits and hyphens only, so that it can stand in SQL and in an address as it is.
    const QString name = catalogue.database + QDateTime::currentDateTimeUtc().toString(stampFormat);
    const QByteArray statement =
        "ALTER DATABASE \"" + catalogue.database.toUtf8() + "\" RENAME TO \"" + name.toUtf8() + '"';
    for (int attempt = 1;; ++attempt) {
        const auto ended = session.run(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1", {catalogue.database});
        if (!ended)
            return passOn(ended);
        const auto renamed = session.run(statement);
        if (renamed) {
            qCInfo(logLocal) << "the catalogue was set aside as" << name;
            return name;
        }
        if (renamed.error().sql().sqlState != "55006"_L1) // Somebody is in it.
            return passOn(renamed);
        if (attempt == longestTries) {
            return failure(ErrorKind::Busy,
                           Text::tr("Another program keeps working in the catalogue on this "
                                    "computer, so it was left as it is. Close that, and try again."),
                           renamed.error().detail);
        }
        QThread::msleep(pauseMilliseconds);
    }
}

Result<QList<KeptCatalogue>> archivedDatabases(const ConnectionAddress &catalogue)
{
    db::Session session(besideOf(catalogue));
    return session.run("SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname DESC")
        .map([&catalogue](const db::Rows &rows) {
            QList<KeptCatalogue> kept;
            for (int row = 0; row < rows.count(); ++row) {
                const QString name = rows.text(row, 0);
                QDateTime since = QDateTime::fromString(name.mid(catalogue.database.size()), stampFormat);
                since.setTimeSpec(Qt::UTC);
                if (!name.startsWith(catalogue.database) || !since.isValid())
                    continue;
                kept += KeptCatalogue{.address = catalogue, .since = since};
                kept.last().address.database = name;
            }
            return kept;
        });
}

} // namespace catalpa::local
