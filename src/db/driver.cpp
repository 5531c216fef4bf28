// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/driver.h"

#include "base/logging.h"

#include <QtSql/QSqlDatabase>

#include <atomic>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

thread_local int quietDrivers = 0;
std::atomic<QtMessageHandler> otherHandler = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (quietDrivers > 0 && qstrcmp(context.category, "default") == 0 && type == QtWarningMsg) {
        qCDebug(logDb) << "driver:" << text;
        return;
    }
    if (const QtMessageHandler handler = otherHandler)
        handler(type, context, text);
}

} // namespace

bool loadDriver()
{
    return QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
}

QuietDriver::QuietDriver()
{
    // Whoever has put a handler of its own in the place of this one meanwhile keeps it behind this one.
    const QtMessageHandler current = qInstallMessageHandler(handle);
    if (current != handle)
        otherHandler = current;
    ++quietDrivers;
}

QuietDriver::~QuietDriver()
{
    --quietDrivers;
}

} // namespace catalpa::db
