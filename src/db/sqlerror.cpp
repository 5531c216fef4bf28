// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlerror.h"

#include <QtCore/QCoreApplication>

#include <libpq-fe.h>

#include <iterator>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(SqlError)
};

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
    {"28"_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The user name or password was not accepted.")}},
    {"3D000"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "There is no database of that name on the server.")}},
    {"42501"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("SqlError", "Your role in this database may not do this. Ask whoever looks after it.")}},
    {"25006"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("SqlError", "This connection may only read. Nothing was changed.")}},
    {"42P01"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("SqlError", "The database lacks a table of the catalogue. Open the migrations.")}},
    {"42703"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("SqlError", "The database lacks a column of the catalogue. Open the migrations.")}},
    {"42883"_L1,
     {ErrorKind::Schema,
      QT_TRANSLATE_NOOP("SqlError", "The database lacks a function of the catalogue. Open the migrations.")}},
    {"57014"_L1, {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database took too long to answer. Try again.")}},
    {"57P"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("SqlError", "The connection to the database was closed. Try again.")}},
    {"25P03"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("SqlError", "The connection to the database was closed. Try again.")}},
    {"08"_L1,
     {ErrorKind::Offline, QT_TRANSLATE_NOOP("SqlError", "The connection to the database was lost. Try again.")}},
    {"55P03"_L1,
     {ErrorKind::Busy,
      QT_TRANSLATE_NOOP("SqlError", "Somebody else is working on the same record. Try again in a moment.")}},
    {"40"_L1,
     {ErrorKind::Busy,
      QT_TRANSLATE_NOOP("SqlError", "Somebody else is working on the same record. Try again in a moment.")}},
    {"53"_L1, {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database is too busy. Try again in a moment.")}},
    {"23502"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("SqlError", "A required field is empty.")}},
    {"23"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("SqlError", "The database refuses this value.")}},
    {"22"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("SqlError", "The database cannot store this value.")}},
    {"54"_L1, {ErrorKind::Invalid, QT_TRANSLATE_NOOP("SqlError", "This text is too long to be stored.")}},
};

struct TextMeaning {
    QLatin1StringView part; //!< Lower case; a part of the English text.
    Meaning meaning;
};

// libpq 15 and neondatabase/neon (proxy/src, read 2026): connection failures come without a usable SQLSTATE.
const TextMeaning textMeanings[] = {
    {"password authentication failed"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The user name or password was not accepted.")}},
    {"no password supplied"_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The server asks for a password.")}},
    {"authentication failed"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The server did not accept this login.")}},
    {"no pg_hba.conf entry"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("SqlError",
                        "The server does not let this user in from this computer. Ask whoever looks after it.")}},
    {"role \""_L1, {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The server does not know this user name.")}},
    {"database \""_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "There is no database of that name on the server.")}},
    {"endpoint id is not specified"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP(
          "SqlError",
          "Neon could not tell which database is meant. Use the host name of the Neon address, not a number.")}},
    {"endpoint cannot be found"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("SqlError",
                        "This Neon address does not exist any more. Copy a fresh one from the Neon console.")}},
    {"endpoint has been disabled"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The database was switched off by its administrator.")}},
    {"endpoint is disabled"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The database was switched off by its administrator.")}},
    {"quota"_L1, {ErrorKind::Rights, QT_TRANSLATE_NOOP("SqlError", "The allowance of the Neon plan is used up.")}},
    {"concurrently active endpoints"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("SqlError", "The allowance of the Neon plan is used up.")}},
    {"is not allowed to connect"_L1,
     {ErrorKind::Rights,
      QT_TRANSLATE_NOOP("SqlError", "This computer is not on the database's list of allowed addresses.")}},
    {"blocked network"_L1,
     {ErrorKind::Rights, QT_TRANSLATE_NOOP("SqlError", "The database may not be reached from this network.")}},
    {"too many c"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database is too busy. Try again in a moment.")}},
    {"no more connections allowed"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database is too busy. Try again in a moment.")}},
    {"remaining connection slots"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database is too busy. Try again in a moment.")}},
    {"failed to acquire permit"_L1,
     {ErrorKind::Busy, QT_TRANSLATE_NOOP("SqlError", "The database is too busy. Try again in a moment.")}},
    {"could not translate host name"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("SqlError", "The server's name is not known. Check the address and the internet connection.")}},
    {"connection refused"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("SqlError", "No database answers at this address. Check the host name and the port.")}},
    {"timeout expired"_L1,
     {ErrorKind::Offline,
      QT_TRANSLATE_NOOP("SqlError",
                        "The server did not answer in time. Check the internet connection and try again.")}},
    {"root certificate"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP(
          "SqlError",
          "The identity of the server could not be checked: this computer's list of certificates was not found.")}},
    {"certificate"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("SqlError", "The identity of the server could not be confirmed, so nothing was sent to it.")}},
    {"does not support ssl"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The server does not offer an encrypted connection.")}},
    {"channel binding"_L1,
     {ErrorKind::Refused,
      QT_TRANSLATE_NOOP("SqlError", "The login could not be tied to the encrypted connection, so nothing was sent.")}},
    {"invalid connection option"_L1,
     {ErrorKind::Refused, QT_TRANSLATE_NOOP("SqlError", "The address contains a setting that is not known.")}},
};

const Meaning unknownState{
    ErrorKind::Unexpected,
    QT_TRANSLATE_NOOP("SqlError", "The database answered with an error that Catalpa does not know.")};
const Meaning unknownText{
    ErrorKind::Offline,
    QT_TRANSLATE_NOOP("SqlError", "The database cannot be reached. Check the address and the internet connection.")};

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
    const QString lower = text.toLower();
    for (const auto &[part, meaning] : textMeanings) {
        if (lower.contains(part))
            return meaning;
    }
    return unknownText;
}

QString field(const pg_result *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

} // namespace

SqlError errorFromResult(const pg_result *result)
{
    SqlError error;
    error.sqlState = field(result, PG_DIAG_SQLSTATE);
    error.primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (error.sqlState.isEmpty())
        return lostLink(QString::fromUtf8(PQresultErrorMessage(result)).trimmed());

    error.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    error.column = field(result, PG_DIAG_COLUMN_NAME);
    error.hint = field(result, PG_DIAG_MESSAGE_HINT);
    error.context = field(result, PG_DIAG_CONTEXT);
    error.position = field(result, PG_DIAG_STATEMENT_POSITION).toInt();

    const Meaning meaning = meaningOfState(error.sqlState);
    error.kind = meaning.kind;
    error.message = Sentences::tr(meaning.sentence);
    error.detail = u"SQLSTATE %1: %2"_s.arg(error.sqlState, error.primary);
    if (!error.constraint.isEmpty())
        error.detail += u" [%1]"_s.arg(error.constraint);
    return error;
}

SqlError errorFromConnection(const QString &text)
{
    const Meaning meaning = meaningOfText(text);
    SqlError error;
    error.kind = meaning.kind;
    error.message = Sentences::tr(meaning.sentence);
    error.detail = text.trimmed();
    error.primary = error.detail;
    return error;
}

SqlError lostLink(const QString &technical)
{
    SqlError error;
    error.kind = ErrorKind::OutcomeUnknown;
    error.message = Sentences::tr("The connection was lost before the database could confirm. "
                                  "Look at the record before you try again.");
    error.detail = technical;
    error.primary = technical;
    return error;
}

} // namespace catalpa::db
