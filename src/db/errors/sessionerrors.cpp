// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/errors/sessionerrors.h"

#include "base/text.h"
#include "db/session.h"

using namespace Qt::StringLiterals;

namespace catalpa::db {

Error driverMissing(const QString &detail)
{
    return {ErrorKind::Unexpected,
            Text::tr("Qt's PostgreSQL driver is not installed. On Debian it is the package libqt6sql6-psql."), detail};
}

Error connectingTooLong()
{
    return errorFromConnection(u"timeout expired while connecting"_s);
}

Error stillConnecting(int count)
{
    Error error;
    error.kind = ErrorKind::Busy;
    error.message = Text::tr("Several connections that were given up are still being made. Start the program again, "
                             "and look whether the address is that of your database.");
    error.detail = u"%1 abandoned connections"_s.arg(count);
    return error;
}

Error strangeAnswer(const QString &detail)
{
    Error error;
    error.message = Text::tr("The database answered in a way that Catalpa does not understand. Look whether the "
                             "address is that of your database.");
    error.detail = detail;
    return error;
}

Error tooLarge()
{
    constexpr qint64 megabyte = 1024 * 1024;
    Error error;
    error.message = Text::tr("The database sent more than %1 MB in one answer, so the connection was ended. Perhaps a "
                             "value in it is far too long: look for it with another program, such as psql.")
                        .arg(Session::largestAnswer / megabyte);
    error.detail = u"more than %1 bytes in one answer"_s.arg(Session::largestAnswer);
    return error;
}

Error nulRefused(const QString &detail)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = Text::tr("The text contains an invisible character (U+0000) that cannot be stored.");
    error.detail = detail;
    return error;
}

Error copyRefused()
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message =
        Text::tr("This text copies data from its own lines (COPY … FROM STDIN), which cannot be sent from here.");
    error.detail = u"COPY FROM STDIN refused"_s;
    return error;
}

Error abandonedStatement(bool interrupted)
{
    SqlDetails sql;
    sql.sqlState = u"57014"_s;
    return {interrupted ? ErrorKind::Cancelled : ErrorKind::Busy,
            interrupted ? Text::tr("This was stopped.") : Text::tr("The database took too long to answer. Try again."),
            interrupted ? u"cancelled by request"_s : u"cancelled at the deadline"_s,
            std::make_shared<SqlDetails>(sql)};
}

} // namespace catalpa::db
