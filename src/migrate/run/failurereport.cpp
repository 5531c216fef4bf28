// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/failurereport.h"

#include "base/text.h"

#include "db/errors/sqlerror.h"
#include "sql/comments.h"
#include "sql/openblocks.h"
#include "sql/sections.h"
#include "sql/sourceposition.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr int longestStatement = 500;

//! The statement that failed, as far as that can be told.
std::optional<sql::Statement> failingStatement(const QByteArray &sql, const RunOutcome &attempt)
{
    if (attempt.error.sql().sqlState.isEmpty() || attempt.error.kind == ErrorKind::Cancelled)
        return {};
    const QList<sql::Statement> statements = sql::statementsOf(sql);
    if (attempt.error.sql().position > 0) {
        const qsizetype byte = sql::byteOf(sql, attempt.error.sql().position);
        const auto found = std::find_if(statements.cbegin(), statements.cend(),
                                        [byte](const sql::Statement &each) { return byte < each.end; });
        return found == statements.cend() ? std::nullopt : std::optional(*found);
    }
    const qsizetype failed = attempt.failedAt >= 0 ? attempt.failedAt : attempt.statements;
    return failed < statements.size() ? std::optional(statements.at(failed)) : std::nullopt;
}

sql::TextPlace failingPlace(const QByteArray &sql, const std::optional<sql::Statement> &statement,
                            const RunOutcome &attempt)
{
    if (attempt.error.sql().position > 0)
        return sql::placeOf(sql, attempt.error.sql().position);
    return statement ? sql::placeOfByte(sql, statement->begin) : sql::TextPlace();
}

QString shortened(const QByteArray &sql, const std::optional<sql::Statement> &statement)
{
    if (!statement)
        return {};
    const QString text =
        QString::fromUtf8(sql.mid(statement->begin, std::min<qsizetype>(statement->end - statement->begin, 4096)));
    return text.size() <= longestStatement ? text : text.left(longestStatement) + u'…';
}

//! What the server says of a refusal, with its DETAIL (which key is double) and hint: for the person, never for a log.
//! Of a lost link only the program's own sentence: libpq's words tell nobody anything.
QString answerIn(const Error &error)
{
    const SqlDetails &sql = error.sql();
    if (sql.sqlState.isEmpty() || sql.primary.isEmpty())
        return error.message;
    return Text::tr("The server says: %1")
        .arg(QStringList{db::asSentence(sql.primary), db::asSentence(sql.detail), db::asSentence(sql.hint)}
                 .join(u' ')
                 .simplified());
}

QString refusal(const QString &title, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Text::tr("This was stopped. Nothing of “%1” was kept.").arg(title);
    case ErrorKind::Busy:
        if (error.sql().sqlState == "57014"_L1)
            return Text::tr("“%1” took too long and was stopped. Nothing of it was kept.").arg(title);
        return Text::tr("Other programs keep using a table that “%1” changes. Nothing of it was kept. Try again when "
                        "fewer people are working.")
            .arg(title);
    case ErrorKind::Rights:
        return Text::tr("Your role in this database may not do all that “%1” asks for. Nothing of it was kept. Ask "
                        "whoever looks after the database. %2")
            .arg(title, answerIn(error));
    case ErrorKind::Exhausted:
        return Text::tr("“%1” could not be applied. Nothing of it was kept. %2").arg(title, error.message);
    default:
        return Text::tr("The database refused “%1”. Nothing of it was kept. %2").arg(title, answerIn(error));
    }
}

QString whereItStopped(const QString &title, const RunOutcome &attempt, bool isUp)
{
    if (!isUp)
        return Text::tr("“%1” is not taken back completely.").arg(title);
    return attempt.statements == 0
        ? Text::tr("“%1” stopped at its first statement.").arg(title)
        : Text::tr("“%1” stopped half-way: %n statement(s) are done and stay.", nullptr, attempt.statements).arg(title);
}

//! Of a file without transaction.
QString stopSentence(const QString &title, const RunOutcome &attempt, bool isUp)
{
    const QString why = attempt.error.kind == ErrorKind::Cancelled ? QString() : answerIn(attempt.error);
    const QString advice = isRecordChanged(attempt.error) ? QString() // It says itself what to do.
        : isUp ? Text::tr("Apply it again to go on where it stopped, or take it back.")
               : Text::tr("Undo it again.");
    return QStringList{whereItStopped(title, attempt, isUp), why, advice}.filter(QRegularExpression(u"."_s)).join(u' ');
}

QString sentence(const QString &title, const RunOutcome &attempt, bool isUp)
{
    switch (attempt.outcome) {
    case RunOutcome::Outcome::Refused:
        return refusal(title, attempt.error);
    case RunOutcome::Outcome::Stopped:
        return stopSentence(title, attempt, isUp);
    case RunOutcome::Outcome::Torn:
        return Text::tr("“%1” ended its transaction by itself, so a part of it may be in the database. Whoever looks "
                        "after the database must look at it before anything else is applied.")
            .arg(title);
    case RunOutcome::Outcome::Lost:
        if (attempt.error.kind == ErrorKind::Cancelled)
            return refusal(title, attempt.error);
        return Text::tr("The connection was lost while “%1” was being applied. Nothing of it was kept. Try again.")
            .arg(title);
    case RunOutcome::Outcome::Unknown:
        return Text::tr("The connection was lost while “%1” was being completed, and the server cannot be asked how "
                        "that ended. Look at the list of migrations again before you go on.")
            .arg(title);
    default:
        return attempt.error.message;
    }
}

// A missing table means "open the migrations" everywhere else; here it is the file that is wrong.
ErrorKind kind(const RunOutcome &attempt)
{
    switch (attempt.outcome) {
    case RunOutcome::Outcome::Torn:
        return ErrorKind::Schema;
    case RunOutcome::Outcome::Unknown:
        return ErrorKind::OutcomeUnknown;
    case RunOutcome::Outcome::Lost:
        return attempt.error.kind == ErrorKind::Cancelled ? ErrorKind::Cancelled : ErrorKind::Offline;
    case RunOutcome::Outcome::Refused:
    case RunOutcome::Outcome::Stopped:
        return attempt.error.kind == ErrorKind::Schema ? ErrorKind::Unexpected : attempt.error.kind;
    default:
        return attempt.error.kind;
    }
}

//! Why a statement cannot be sent.
struct Unfitness {
    QString sentence; //!< %1 is the migration.
    QString detail;
};

std::optional<Unfitness> whyUnfit(const sql::Statement &statement, QByteArrayView text)
{
    if (statement.endsTransaction() && statement.words.first() == "PREPARE") {
        return Unfitness{Text::tr("“%1” contains PREPARE TRANSACTION, which leaves its transaction open for another "
                                  "program to end. Nothing was changed."),
                         u"PREPARE TRANSACTION in the script"_s};
    }
    if (statement.copiesFromClient() && statement.rowsEnd == 0) {
        return Unfitness{Text::tr("“%1” contains COPY … FROM STDIN without the rows, which have to follow in the "
                                  "file and end with a line \\. of their own. Nothing was changed."),
                         u"COPY FROM STDIN without rows in the script"_s};
    }
    if (statement.isPsqlCommand() && !sql::isForPsqlOnly(text)) {
        return Unfitness{Text::tr("“%1” contains a command that only psql can run. Run the file with psql, and "
                                  "mark it as applied then. Nothing was changed."),
                         u"a psql command in the script"_s};
    }
    return {};
}

} // namespace

MigrationFailure failureReport(const MigrationTask &task, const RunOutcome &attempt)
{
    const QByteArray sql = task.script();
    const auto statement = failingStatement(sql, attempt);
    // What is mended stands in no file as it is sent.
    const sql::TextPlace place = task.mending.isEmpty() ? failingPlace(sql, statement, attempt) : sql::TextPlace();
    const bool isUp = task.direction == MigrationTask::Direction::Up;
    return {.key = task.migration.key(),
            .path = task.path(),
            .line = place.line,
            .column = place.column,
            .statement = shortened(sql, statement),
            .error = {kind(attempt), sentence(task.migration.title(), attempt, isUp), attempt.error.detail,
                      attempt.error.sqlDetails}};
}

std::optional<MigrationFailure> precheck(const MigrationTask &task, const sql::Script &script)
{
    const QByteArray sql = task.script();
    const auto failureAt = [&](qsizetype byte, const QString &sentence, const QString &detail) {
        const sql::TextPlace place = sql::placeOfByte(sql, byte);
        return MigrationFailure{.key = task.migration.key(),
                                .path = task.path(),
                                .line = place.line,
                                .column = place.column,
                                .statement = {},
                                .error = {ErrorKind::Invalid, sentence, detail}};
    };
    const QString title = task.migration.title();
    if (!task.migration.flaw.isEmpty()) {
        return MigrationFailure{
            .key = task.migration.key(),
            .path = task.path(),
            .error = {ErrorKind::Invalid,
                      Text::tr("“%1” cannot be applied. %2 Nothing was changed.").arg(title, task.migration.flaw),
                      u"a flaw of the file"_s}};
    }
    if (const auto slow = sql::slowComment(sql)) {
        return failureAt(*slow,
                         Text::tr("“%1” has so many comments within each other that PostgreSQL does not get through "
                                  "them. Take them out. Nothing was changed.")
                             .arg(title),
                         u"more than 10,000 comments within each other"_s);
    }
    for (const sql::Statement &statement : script.statements) {
        const QByteArrayView text = QByteArrayView(sql).sliced(statement.begin, statement.end - statement.begin);
        if (const auto reason = whyUnfit(statement, text))
            return failureAt(statement.begin, reason->sentence.arg(title), reason->detail);
    }
    if (const auto open = sql::openTransaction(script)) {
        return failureAt(script.statements.at(*open).begin,
                         Text::tr("“%1” begins a transaction that nothing in the file ends, so psql would throw away "
                                  "what stands behind it. End it with COMMIT. Nothing was changed.")
                             .arg(title),
                         u"a transaction without an end in the script"_s);
    }
    return {};
}

QString logText(const MigrationFailure &failure, const MigrationTask &task, const RunOutcome &attempt)
{
    QStringList lines;
    if (attempt.outcome == RunOutcome::Outcome::Stopped)
        lines +=
            u"Catalpa: the script is not one transaction and stopped after %1 statements."_s.arg(attempt.statements);
    else
        lines += u"Catalpa: the script failed and was rolled back as a whole."_s;
    if (!attempt.error.sql().sqlState.isEmpty())
        lines += u"Database error %1: %2"_s.arg(attempt.error.sql().sqlState, attempt.error.sql().primary);
    if (!attempt.error.sql().hint.isEmpty())
        lines += u"Hint: "_s + attempt.error.sql().hint;
    if (!attempt.error.sql().context.isEmpty())
        lines += u"Context: "_s + attempt.error.sql().context;
    if (failure.line > 0) {
        lines += u"%1, line %2, column %3:"_s.arg(failure.path).arg(failure.line).arg(failure.column);
        lines += sql::lineOf(task.script(), failure.line);
    }
    return lines.join(u'\n');
}

} // namespace catalpa::migrate
