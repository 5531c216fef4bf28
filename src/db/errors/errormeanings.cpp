// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/errors/errormeanings.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

using When = ErrorMeaning::When;
using End = ErrorMeaning::End;

constexpr auto soon = QT_TRANSLATE_NOOP("Catalpa", "Try again in a moment.");
constexpr auto again = QT_TRANSLATE_NOOP("Catalpa", "Try again.");
constexpr auto keeper = QT_TRANSLATE_NOOP("Catalpa", "Ask whoever looks after it.");
constexpr auto full = QT_TRANSLATE_NOOP("Catalpa", "The disk of the computer that holds the database is full.");
constexpr auto waking = QT_TRANSLATE_NOOP("Catalpa", "The database is waking or busy.");
constexpr auto notFromHere = QT_TRANSLATE_NOOP("Catalpa", "The server does not let this user in from this computer.");
constexpr auto room = QT_TRANSLATE_NOOP("Catalpa", "Trying again does not help before there is room on it.");

const ErrorMeaning meanings[] = {
    // A trigger or a function of the database speaks for itself.
    {When::Running, "P0001"_L1, ""_L1, ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "%words"), nullptr},
    {When::Running, "P0"_L1, ""_L1, ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "%words"), nullptr},
    // Too many. Before the names, which stand in these sentences too.
    {When::Always, "53300"_L1, "too many connections for role"_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "This user has as many connections to the server as it may have."), soon},
    {When::Always, "53300"_L1, "too many connections for database"_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "The database has as many connections as it may have."), soon},
    {When::Always, "53300"_L1, "too many clients|remaining connection slots"_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "The database is too busy."), soon},
    {When::Always, ""_L1,
     "no more connections allowed|too many connection|database connection attempts|"
     "failed to acquire permit"_L1,
     ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy."), soon},
    // A full disk is never cured by asking again.
    {When::Connecting, ""_L1, "no space left on device|could not write init file|disk full"_L1, ErrorKind::Exhausted,
     full, room},
    {When::Always, "53100"_L1, ""_L1, ErrorKind::Exhausted, full, room},
    // A database that wakes, starts or ends.
    {When::Connecting, "57P03"_L1, "not currently accepting connections"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "The database lets nobody in at the moment."), keeper},
    {When::Connecting, "57P03"_L1, "the database system is"_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "The database is starting or stopping."), soon, End::Passes},
    {When::Connecting, "57P"_L1, "terminating connection"_L1, ErrorKind::Busy, waking, soon, End::Passes},
    {When::Always, ""_L1, "couldn't connect to compute node"_L1, ErrorKind::Busy, waking, soon, End::Passes},
    {When::Always, ""_L1, "query_wait_timeout"_L1, ErrorKind::Busy, waking, soon, End::Passes},
    {When::Connecting, ""_L1,
     "server_login_retry|server login has been failing|pgbouncer cannot connect to server|"
     "client_login_timeout|authentication timed out"_L1,
     ErrorKind::Busy, waking, soon, End::Passes},
    // Neon's proxy, which says XX000 to everything.
    {When::Always, "XX000"_L1, "endpoint id is not specified"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "Neon could not tell which database is meant."),
     QT_TRANSLATE_NOOP("Catalpa", "Use the host name of the Neon address, not a number.")},
    {When::Always, "XX000"_L1, "inconsistent project name"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "Neon could not tell which database is meant."),
     QT_TRANSLATE_NOOP("Catalpa", "Take “options” out of the address.")},
    {When::Always, "XX000"_L1, "endpoint cannot be found|endpoint could not be found"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "This Neon address does not exist any more."),
     QT_TRANSLATE_NOOP("Catalpa", "Copy a fresh one from the Neon console.")},
    {When::Always, ""_L1, "endpoint has been disabled|endpoint is disabled"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The database was switched off by its administrator."), nullptr},
    {When::Always, "XX000"_L1, " quota|concurrently active endpoints|active endpoints limit"_L1, ErrorKind::Exhausted,
     QT_TRANSLATE_NOOP("Catalpa", "The allowance of the Neon plan is used up."),
     QT_TRANSLATE_NOOP("Catalpa", "Nothing can be read or saved before it is renewed or raised in the Neon console.")},
    {When::Always, "XX000"_L1, "is not allowed to connect"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "This computer is not on the database's list of allowed addresses."), keeper},
    {When::Always, "XX000"_L1, "blocked network"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "The database may not be reached from this network."), keeper},
    {When::Always, "XX000"_L1, "control plane request failed"_L1, ErrorKind::Busy, waking, soon, End::Passes},
    // Who may come in.
    {When::Always, ""_L1, "password authentication failed"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The user name or password was not accepted."), nullptr},
    {When::Connecting, ""_L1, "no password supplied"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server asks for a password."), nullptr},
    {When::Connecting, ""_L1, "authentication failed"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server did not accept this login."), nullptr},
    {When::Connecting, ""_L1, "no pg_hba.conf entry*, ssl encryption"_L1, ErrorKind::Refused, notFromHere, keeper},
    {When::Connecting, ""_L1, "no pg_hba.conf entry*, no encryption"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server does not let this user in from this computer without encryption."),
     QT_TRANSLATE_NOOP("Catalpa", "Add sslmode=require to the address, or ask whoever looks after the server.")},
    {When::Connecting, ""_L1, "no pg_hba.conf entry"_L1, ErrorKind::Refused, notFromHere, keeper},
    {When::Connecting, ""_L1, "pg_hba.conf rejects connection"_L1, ErrorKind::Refused, notFromHere, keeper},
    {When::Connecting, ""_L1, "ssl required|connection is insecure"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server wants an encrypted connection."),
     QT_TRANSLATE_NOOP("Catalpa", "Add sslmode=require to the address.")},
    {When::Connecting, ""_L1, "is not permitted to log in"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "This user may not log in to the server."), keeper},
    {When::Connecting, "42501"_L1, "permission denied for database"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "This user may not open the database."), keeper},
    {When::Connecting, ""_L1, "role \"\" does not exist|no such user"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server does not know this user name."), nullptr},
    {When::Connecting, ""_L1, "database \"\" does not exist|no such database"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "There is no database of that name on the server."), nullptr},
    {When::Connecting, ""_L1, "database \"\" is disabled|database does not allow connections"_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "The database lets nobody in at the moment."), keeper},
    // Settings of the address.
    {When::Connecting, ""_L1,
     "unrecognized configuration parameter|invalid command-line argument for server process|"
     "unsupported startup parameter in options"_L1,
     ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "The server refused the setting “options” of the address."),
     QT_TRANSLATE_NOOP("Catalpa", "Take it out of the address.")},
    {When::Connecting, ""_L1, "unsupported startup parameter"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server does not know a setting of the address."),
     QT_TRANSLATE_NOOP("Catalpa", "Take the settings behind the question mark out of it.")},
    {When::Connecting, ""_L1, "invalid connection option"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The address contains the setting “%name”, which is not known."),
     QT_TRANSLATE_NOOP("Catalpa", "Take it out of the address.")},
    {When::Connecting, ""_L1, "invalid integer value \"\""_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "A setting in the address has a value that is not known."), nullptr},
    {When::Connecting, ""_L1, " value: \"\""_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "A setting in the address has a value that is not known."), nullptr},
    // Encryption.
    {When::Connecting, ""_L1, "root certificate file \"\" does not exist"_L1, ErrorKind::Untrusted,
     QT_TRANSLATE_NOOP(
         "Catalpa",
         "The identity of the server could not be checked: the list of certificates “%name” does not exist."),
     QT_TRANSLATE_NOOP("Catalpa", "Correct the address, or leave sslrootcert out of it.")},
    {When::Connecting, ""_L1, "root certificate"_L1, ErrorKind::Untrusted,
     QT_TRANSLATE_NOOP(
         "Catalpa",
         "The identity of the server could not be checked: this computer's list of certificates was not found."),
     nullptr},
    {When::Connecting, ""_L1, "certificate file \"\" does not exist"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The certificate “%name” that the address names does not exist."),
     QT_TRANSLATE_NOOP("Catalpa", "Correct the address.")},
    {When::Connecting, ""_L1, "certificate"_L1, ErrorKind::Untrusted,
     QT_TRANSLATE_NOOP("Catalpa", "The identity of the server could not be confirmed, so nothing was sent to it."),
     nullptr},
    {When::Connecting, ""_L1, "does not support ssl"_L1, ErrorKind::Untrusted,
     QT_TRANSLATE_NOOP("Catalpa", "The server does not offer an encrypted connection."), nullptr},
    {When::Connecting, ""_L1, "channel binding"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The login could not be tied to the encrypted connection, so nothing was sent."),
     nullptr},
    {When::Connecting, ""_L1, "method requirement"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa",
                       "The server asked for the password in a form that others can read, so it was not sent."),
     nullptr},
    {When::Connecting, ""_L1, "invalid response to ssl negotiation|expected authentication request"_L1,
     ErrorKind::Refused, QT_TRANSLATE_NOOP("Catalpa", "What answers at this address is not a PostgreSQL server."),
     QT_TRANSLATE_NOOP("Catalpa", "Check the port.")},
    // The way. Refusal comes last: libpq tries every address that a host name has, and the unused one says it.
    {When::Connecting, ""_L1, "could not translate host name"_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The server's name is not known."),
     QT_TRANSLATE_NOOP("Catalpa", "Check the address and the internet connection.")},
    {When::Connecting, ""_L1, "timeout expired"_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The server did not answer in time."),
     QT_TRANSLATE_NOOP("Catalpa", "Check the internet connection and try again.")},
    {When::Connecting, ""_L1, "failed: *:  |fatal:  |error:  "_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The server did not let Catalpa in. It says: %words"), nullptr},
    {When::Connecting, ""_L1, "on own socket*is the server running"_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The catalogue on this computer has stopped."),
     QT_TRANSLATE_NOOP("Catalpa", "Open it again to start it.")},
    {When::Connecting, ""_L1, "on socket*is the server running"_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "No database runs on this computer at this address."),
     QT_TRANSLATE_NOOP("Catalpa", "Start it, or check the address.")},
    {When::Connecting, ""_L1, "connection refused|is the server running"_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "No database answers at this address."),
     QT_TRANSLATE_NOOP("Catalpa", "Check the host name and the port.")},
    {When::Connecting, ""_L1, ""_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The database cannot be reached."),
     QT_TRANSLATE_NOOP("Catalpa", "Check the address and the internet connection.")},
    // Statements, by SQLSTATE.
    {When::Running, "28"_L1, ""_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The user name or password was not accepted."), nullptr},
    {When::Running, "3D000"_L1, ""_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "There is no database of that name on the server."), nullptr},
    {When::Running, "42501"_L1, ""_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "Your role in this database may not do this."), keeper},
    {When::Running, "25006"_L1, ""_L1, ErrorKind::Rights,
     QT_TRANSLATE_NOOP("Catalpa", "This connection may only read. Nothing was changed."), nullptr},
    {When::Running, "42P01"_L1, ""_L1, ErrorKind::Schema,
     QT_TRANSLATE_NOOP("Catalpa", "The database lacks a table of the catalogue."),
     QT_TRANSLATE_NOOP("Catalpa", "Open the migrations.")},
    {When::Running, "42703"_L1, ""_L1, ErrorKind::Schema,
     QT_TRANSLATE_NOOP("Catalpa", "The database lacks a column of the catalogue."),
     QT_TRANSLATE_NOOP("Catalpa", "Open the migrations.")},
    {When::Running, "42883"_L1, ""_L1, ErrorKind::Schema,
     QT_TRANSLATE_NOOP("Catalpa", "The database lacks a function of the catalogue."),
     QT_TRANSLATE_NOOP("Catalpa", "Open the migrations.")},
    {When::Running, "57014"_L1, "statement timeout"_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP(
         "Catalpa", "The database stopped this, because it took longer than your role is given (statement_timeout)."),
     QT_TRANSLATE_NOOP("Catalpa", "Another program may hold the record. Try again, or ask whoever looks after it.")},
    {When::Running, "57014"_L1, ""_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "The database took too long to answer."), again},
    {When::Running, "57P"_L1, ""_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was closed."), again},
    {When::Running, "25P03"_L1, ""_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was closed."), again},
    {When::Running, "08P01"_L1, "unsupported startup parameter"_L1, ErrorKind::Refused,
     QT_TRANSLATE_NOOP("Catalpa", "The server does not know a setting of the address."),
     QT_TRANSLATE_NOOP("Catalpa", "Take the settings behind the question mark out of it.")},
    {When::Running, "08"_L1, ""_L1, ErrorKind::Offline,
     QT_TRANSLATE_NOOP("Catalpa", "The connection to the database was lost."), again},
    {When::Running, "55P03"_L1, ""_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "Another program holds the record and has not let go of it yet."), soon},
    {When::Running, "55P04"_L1, ""_L1, ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "%words"), nullptr},
    {When::Running, "40"_L1, ""_L1, ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "Somebody else is working on the same record."), soon, End::Passes},
    // What PostgreSQL says when two change the same table, function or right at once.
    {When::Running, "XX000"_L1,
     "tuple concurrently updated|tuple concurrently deleted|cache lookup failed|could not open relation with oid"_L1,
     ErrorKind::Busy,
     QT_TRANSLATE_NOOP("Catalpa", "Another program is changing the tables of this database at the same moment."), soon,
     End::Passes},
    {When::Running, "53"_L1, ""_L1, ErrorKind::Busy, QT_TRANSLATE_NOOP("Catalpa", "The database is too busy."), soon},
    {When::Running, "2200H"_L1, ""_L1, ErrorKind::Exhausted,
     QT_TRANSLATE_NOOP("Catalpa", "The numbers for new records are used up."),
     QT_TRANSLATE_NOOP("Catalpa", "Ask whoever looks after the database.")},
    {When::Running, "23502"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "The database wants a value in the column “%column”."), nullptr},
    {When::Running, "23502"_L1, ""_L1, ErrorKind::Invalid, QT_TRANSLATE_NOOP("Catalpa", "A required field is empty."),
     nullptr},
    {When::Running, "23505"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "There is already a record with the same value in “%key”."), nullptr},
    {When::Running, "23505"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "There is already such a record: the rule “%constraint” allows it once."), nullptr},
    {When::Running, "23503"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa",
                       "The database refuses this, because another record depends on it or is missing: the rule "
                       "“%constraint” is broken."),
     nullptr},
    {When::Running, "23P01"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa",
                       "There is already a record that excludes this one: the rule “%constraint” is broken."),
     nullptr},
    {When::Running, "23"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "The database refuses this value: the rule “%constraint” is broken."), nullptr},
    {When::Running, "23"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "The database refuses this value. It says: %words"), nullptr},
    {When::Running, "22P05"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "The encoding of this database lacks characters that are needed."),
     QT_TRANSLATE_NOOP("Catalpa", "The catalogue needs a database with the encoding UTF-8.")},
    {When::Running, "22"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "The database cannot store this value. It says: %words"), nullptr},
    {When::Running, "54"_L1, ""_L1, ErrorKind::Invalid,
     QT_TRANSLATE_NOOP("Catalpa", "This text is too long to be stored."), nullptr},
    {When::Running, ""_L1, ""_L1, ErrorKind::Unexpected,
     QT_TRANSLATE_NOOP("Catalpa", "The database refused this with the error %state. It says: %words"), nullptr},
    {When::Running, ""_L1, ""_L1, ErrorKind::Unexpected,
     QT_TRANSLATE_NOOP("Catalpa", "The database refused this with the error %state, without a word."), nullptr},
};

} // namespace

std::span<const ErrorMeaning> errorMeanings()
{
    return meanings;
}

} // namespace catalpa::db
