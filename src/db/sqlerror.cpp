// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlerror.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

struct Meaning {
    ErrorKind kind;
    const char *sentence;
};

struct StateMeaning {
    QLatin1StringView state; //!< A whole SQLSTATE or its class (two characters).
    Meaning meaning;
};

// The first match wins, so whole states stand before their class.
const StateMeaning stateMeanings[] = {
    {"28"_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The user name or password was not accepted.")}},
    {"3D000"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "There is no database of that name on the server.")}},
    {"42501"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("Catalpa", "Your role in this database may not do this. Ask whoever looks after it.")}},
    {"25006"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("Catalpa", "This connection may only read. Nothing was changed.")}},
    {"42P01"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("Catalpa", "The database lacks a table of the catalogue. Open the migrations.")}},
    {"42703"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("Catalpa", "The database lacks a column of the catalogue. Open the migrations.")}},
    {"42883"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("Catalpa", "The database lacks a function of the catalogue. Open the migrations.")}},
    {"57014"_L1, {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database took too long to answer. Try again.")}},
    {"57P"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was closed. Try again.")}},
    {"25P03"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was closed. Try again.")}},
    {"08"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was lost. Try again.")}},
    {"55P03"_L1,
     {ErrorKind::Busy,
      QT_TRANSLATE_NOOP("Catalpa", "Somebody else is working on the same record. Try again in a moment.")}},
    {"40"_L1,
     {ErrorKind::Busy,
      QT_TRANSLATE_NOOP("Catalpa", "Somebody else is working on the same record. Try again in a moment.")}},
    {"53"_L1, {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy. Try again in a moment.")}},
    {"23502"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "A required field is empty.")}},
    {"23"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "The database refuses this value.")}},
    {"22"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "The database cannot store this value.")}},
    {"54"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "This text is too long to be stored.")}},
};

struct TextMeaning {
    QLatin1StringView part; //!< Lower case; a part of the English text.
    Meaning meaning;
};

// libpq 15 and neondatabase/neon (proxy/src, read 2026): connection failures come without a usable SQLSTATE. The first
// match wins; of several addresses that were tried, the one that got furthest tells most.
const TextMeaning textMeanings[] = {
    {"password authentication failed"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The user name or password was not accepted.")}},
    {"no password supplied"_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The server asks for a password.")}},
    {"authentication failed"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The server did not accept this login.")}},
    {"no pg_hba.conf entry"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa",
                        "The server does not let this user in from this computer. Ask whoever looks after it.")}},
    {"is not permitted to log in"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("Catalpa", "This user may not log in to the server. Ask whoever looks after it.")}},
    {"permission denied for database"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("Catalpa", "This user may not open the database. Ask whoever looks after it.")}},
    {"role \""_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The server does not know this user name.")}},
    {"not currently accepting connections"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("Catalpa", "The database lets nobody in at the moment. Ask whoever looks after it.")}},
    {"the database system is"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is starting or stopping. Try again in a moment.")}},
    {"database \""_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "There is no database of that name on the server.")}},
    {"endpoint id is not specified"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa",
                        "Neon could not tell which database is meant. Use the host name of the Neon "
                        "address, not a number.")}},
    {"endpoint cannot be found"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa",
                        "This Neon address does not exist any more. Copy a fresh one from the Neon console.")}},
    {"endpoint has been disabled"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The database was switched off by its administrator.")}},
    {"endpoint is disabled"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The database was switched off by its administrator.")}},
    {" quota"_L1, {ErrorKind::Rights, QT_TRANSLATE_NOOP("Catalpa", "The allowance of the Neon plan is used up.")}},
    {"concurrently active endpoints"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("Catalpa", "The allowance of the Neon plan is used up.")}},
    {"active endpoints limit"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("Catalpa", "The allowance of the Neon plan is used up.")}},
    {"is not allowed to connect"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("Catalpa", "This computer is not on the database's list of allowed addresses.")}},
    {"blocked network"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("Catalpa", "The database may not be reached from this network.")}},
    {"too many c"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy. Try again in a moment.")}},
    {"no more connections allowed"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy. Try again in a moment.")}},
    {"remaining connection slots"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy. Try again in a moment.")}},
    {"failed to acquire permit"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy. Try again in a moment.")}},
    {"could not translate host name"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("Catalpa", "The server's name is not known. Check the address and the internet connection.")}},
    {"timeout expired"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("Catalpa", "The server did not answer in time. Check the internet connection and try again.")}},
    {"root certificate"_L1,
     {ErrorKind::Untrusted,
      QT_TRANSLATE_NOOP("Catalpa",
                        "The identity of the server could not be checked: this computer's list of "
                        "certificates was not found.")}},
    {"certificate"_L1,
     {ErrorKind::Untrusted,
      QT_TRANSLATE_NOOP("Catalpa", "The identity of the server could not be confirmed, so nothing was sent to it.")}},
    {"connection is insecure"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa", "The server wants an encrypted connection. Add sslmode=require to the address.")}},
    {"does not support ssl"_L1,
     {ErrorKind::Untrusted, QT_TRANSLATE_NOOP("Catalpa", "The server does not offer an encrypted connection.")}},
    {"channel binding"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa", "The login could not be tied to the encrypted connection, so nothing was sent.")}},
    {"invalid response to ssl negotiation"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa", "What answers at this address is not a PostgreSQL server. Check the port.")}},
    {"expected authentication request"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa", "What answers at this address is not a PostgreSQL server. Check the port.")}},
    {"invalid connection option"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The address contains a setting that is not known.")}},
    {"invalid command-line argument for server process"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The server refused “options” in the address. Take them out.")}},
    {"method requirement"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("Catalpa",
                        "The server asked for the password in a form that others can read, so it was not sent.")}},
    {"unsupported startup parameter"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The address contains a setting that is not known.")}},
    {"invalid integer value \""_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "A setting in the address has a value that is not known.")}},
    {" value: \""_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "A setting in the address has a value that is not known.")}},
    // Last, because libpq tries every address that a host name has, and refusal is what the unused one says.
    {"connection refused"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("Catalpa", "No database answers at this address. Check the host name and the port.")}},
    {"is the server running"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("Catalpa", "No database answers at this address. Check the host name and the port.")}},
};

const Meaning unknownState{
    ErrorKind::Unexpected,
    QT_TRANSLATE_NOOP("Catalpa", "The database answered with an error that Catalpa does not know.")};
const Meaning unknownText{
    ErrorKind::Offline,
    QT_TRANSLATE_NOOP("Catalpa", "The database cannot be reached. Check the address and the internet connection.")};

Meaning meaningOfState(const QString &state)
{
    for (const auto &[prefix, meaning] : stateMeanings) {
        if (state.startsWith(prefix))
            return meaning;
    }
    return unknownState;
}

Meaning meaningOfText(const QString &text)
{
    // libpq puts the place before the reason; a host may be named after one.
    static const QRegularExpression place(u"connection to server (at|on socket) \"[^\"]*\""_s);
    const QString lower = QString(text).remove(place).toLower();
    for (const auto &[part, meaning] : textMeanings) {
        if (lower.contains(part))
            return meaning;
    }
    return unknownText;
}

QString field(const pg_result *result, int code)
{
    constexpr qsizetype longest = 8'000; // The server decides how long it is.
    const char *text = PQresultErrorField(result, code);
    return QString::fromUtf8(text, text ? qsizetype(qstrnlen(text, longest)) : 0);
}

//! An error of the link, about which the server said nothing.
Error technical(ErrorKind kind, const QString &sentence, const QString &text)
{
    SqlDetails sql;
    sql.primary = text;
    return {kind, sentence, text, std::make_shared<SqlDetails>(sql)};
}

} // namespace

Error errorFromResult(const pg_result *result)
{
    const auto sql = std::make_shared<SqlDetails>();
    sql->sqlState = field(result, PG_DIAG_SQLSTATE);
    sql->primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
    // PgBouncer answers for a server connection that broke under the statement.
    if (sql->sqlState.isEmpty() || sql->primary.startsWith("server conn crashed"_L1))
        return lostLink(QString::fromUtf8(PQresultErrorMessage(result)).trimmed());

    sql->constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    sql->table = field(result, PG_DIAG_TABLE_NAME);
    sql->column = field(result, PG_DIAG_COLUMN_NAME);
    sql->hint = field(result, PG_DIAG_MESSAGE_HINT);
    sql->context = field(result, PG_DIAG_CONTEXT);
    sql->position = field(result, PG_DIAG_STATEMENT_POSITION).toInt();

    const Meaning meaning = meaningOfState(sql->sqlState);
    QString detail = u"SQLSTATE %1: %2"_s.arg(sql->sqlState, sql->primary);
    if (!sql->constraint.isEmpty())
        detail += u" [%1]"_s.arg(sql->constraint);
    return {meaning.kind, Text::tr(meaning.sentence), detail, sql};
}

Error errorFromConnection(const QString &text)
{
    const Meaning meaning = meaningOfText(text);
    return technical(meaning.kind, Text::tr(meaning.sentence), text.trimmed());
}

Error linkEnded(const QString &detail)
{
    return technical(ErrorKind::Offline, Text::tr("The connection to the database was lost. Try again."), detail);
}

Error lostLink(const QString &detail)
{
    return technical(ErrorKind::OutcomeUnknown,
                     Text::tr("The connection was lost before the database could confirm. "
                              "Look at the record before you try again."),
                     detail);
}

} // namespace catalpa::db
